'use client';

import { useMemo } from 'react';
import { type GradebookWords, gradebookRowsHtml } from './gradebook-rows';

/** The body of the gradebook, drawn from its packed rows: by the server with the page, by the browser where it comes to it in place. */
export function GradebookBody({
  rows,
  learnersPath,
  words,
}: {
  /** By `packRows`. */
  readonly rows: string;
  readonly learnersPath: string;
  readonly words: GradebookWords;
}) {
  const html = useMemo(() => gradebookRowsHtml(rows, { words, learnersPath }), [rows, words, learnersPath]);
  return <tbody dangerouslySetInnerHTML={{ __html: html }} />;
}
