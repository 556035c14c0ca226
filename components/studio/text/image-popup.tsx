'use client';

import type { Editor } from '@tiptap/core';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Popup } from '../unit/popup';
import type { UnitActions } from '../unit/unit-actions';
import { type ListedFile, uploadFile } from '../unit/upload-file';
import { fileAddress } from './file-address';

const maxListed = 60;

/** Chooses a picture of the course, or uploads one, and asks what somebody who does not see it needs to know. */
export function ImagePopup({
  editor,
  courseKey,
  listImages,
  onClose,
}: {
  readonly editor: Editor;
  readonly courseKey: string;
  readonly listImages: UnitActions['listImages'];
  readonly onClose: () => void;
}) {
  const t = useTranslations('studioUnit.text');
  const kept: Readonly<Record<string, string>> = editor.getAttributes('image').kept ?? {};
  const [src, setSrc] = useState(kept.src ?? '');
  const [alt, setAlt] = useState(kept.alt ?? '');
  const [isDecorative, setIsDecorative] = useState(kept.src !== undefined && kept.alt === '');
  const [search, setSearch] = useState('');
  const [files, setFiles] = useState<readonly ListedFile[]>([]);
  const [uploaded, setUploaded] = useState<readonly ListedFile[]>([]);
  const [said, setSaid] = useState<string | null>(null);
  const [isAltMissing, setIsAltMissing] = useState(false);
  const images = [...uploaded, ...files.filter(({ path }) => uploaded.every((one) => one.path !== path))].filter(
    ({ contentType }) => contentType.startsWith('image/'),
  );
  const found = images.filter(({ path }) => path.toLowerCase().includes(search.toLowerCase())).slice(0, maxListed);
  useEffect(() => {
    listImages(courseKey).then(setFiles, (error: unknown) => console.error(error));
  }, [listImages, courseKey]);
  const addressOf = fileAddress(courseKey);

  const upload = async (file: File | undefined) => {
    if (!file) {
      return;
    }
    setSaid(t('uploading'));
    const answer = await uploadFile(`/studio/${courseKey}/uploads`, file, { name: file.name });
    if (answer.ok) {
      setUploaded([{ path: answer.path, contentType: file.type }, ...uploaded]);
      setSrc(`/static/${answer.path}`);
      setSaid(null);
    } else {
      setSaid(t('uploadFailed', { reason: answer.message }));
    }
  };
  const insert = () => {
    if (src === '') {
      return;
    }
    if (alt.trim() === '' && !isDecorative) {
      setIsAltMissing(true);
      return;
    }
    const attrs = { kept: { ...kept, src, alt: isDecorative ? '' : alt.trim() } };
    const chain = editor.chain().focus();
    (editor.isActive('image')
      ? chain.updateAttributes('image', attrs)
      : chain.insertContent({ type: 'image', attrs })
    ).run();
    onClose();
  };
  return (
    <Popup title={t('imageTitle')} onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          insert();
        }}
      >
        <Field id="image-upload" label={t('imageUpload')}>
          {(control) => (
            <input
              {...control}
              accept="image/*"
              className="text-sm"
              type="file"
              onChange={(event) => void upload(event.target.files?.[0])}
            />
          )}
        </Field>
        <p role="status" className={said ? 'text-sm text-ink-2' : 'sr-only'}>
          {said}
        </p>
        <fieldset className="grid gap-2">
          <legend className="mb-1 text-sm font-semibold">{t('imageChoose')}</legend>
          {images.length > maxListed / 2 && (
            <Input
              aria-label={t('imageSearch')}
              placeholder={t('imageSearch')}
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          )}
          {images.length === 0 && <p className="text-sm text-ink-2">{t('imageNone')}</p>}
          <div className="image-choices">
            {found.map(({ path }) => (
              <label key={path} className="image-choice">
                <input
                  checked={src === `/static/${path}`}
                  name="image-file"
                  type="radio"
                  value={path}
                  onChange={() => setSrc(`/static/${path}`)}
                />
                {/* biome-ignore lint/performance/noImgElement: a file of a course comes as it is */}
                <img alt="" loading="lazy" src={addressOf(`/static/${path}`)} />
                <span className="truncate">{path}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <Field
          id="image-alt"
          error={isAltMissing && alt.trim() === '' && !isDecorative ? t('altMissing') : undefined}
          hint={t('imageAltHint')}
          label={t('imageAlt')}
        >
          {(control) => (
            <Input {...control} disabled={isDecorative} value={alt} onChange={(event) => setAlt(event.target.value)} />
          )}
        </Field>
        <Checkbox
          id="image-decorative"
          checked={isDecorative}
          label={t('imageDecorative')}
          onChange={(event) => setIsDecorative(event.target.checked)}
        />
        <div className="flex flex-wrap gap-3">
          <Button disabled={src === ''} type="submit">
            {t('imageInsert')}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Popup>
  );
}
