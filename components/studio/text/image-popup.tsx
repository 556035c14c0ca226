'use client';

import type { Editor } from '@tiptap/core';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { UnitActions } from '../unit/unit-actions';
import { type ListedFile, useUploadFile } from '../unit/use-upload-file';
import { FormPopup } from './form-popup';
import { ImageChoices } from './image-choices';

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
  const uploadFile = useUploadFile(courseKey);
  const kept: Readonly<Record<string, string>> = editor.getAttributes('image').kept ?? {};
  const [src, setSrc] = useState(kept.src ?? '');
  const [{ text: alt, isOfFile: isAltOfFile }, setAlt] = useState({ text: kept.alt ?? '', isOfFile: false });
  const [isDecorative, setIsDecorative] = useState(kept.src !== undefined && kept.alt === '');
  const [files, setFiles] = useState<readonly ListedFile[]>([]);
  const [uploaded, setUploaded] = useState<readonly ListedFile[]>([]);
  const [said, setSaid] = useState<string | null>(null);
  const [isAltMissing, setIsAltMissing] = useState(false);
  const images = [...uploaded, ...files.filter(({ path }) => uploaded.every((one) => one.path !== path))].filter(
    ({ contentType }) => contentType.startsWith('image/'),
  );
  // What the author has typed for this place stays; what another picture brought along goes with it.
  const choose = ({ path, alt: told = null }: ListedFile) => {
    setSrc(`/static/${path}`);
    setAlt((before) =>
      before.text.trim() === '' || before.isOfFile ? { text: told ?? '', isOfFile: told !== null } : before,
    );
  };
  useEffect(() => {
    listImages(courseKey).then(setFiles, (error: unknown) => console.error(error));
  }, [listImages, courseKey]);

  const upload = async (file: File | undefined) => {
    if (!file) {
      return;
    }
    setSaid(t('uploading'));
    const answer = await uploadFile(file, { name: file.name });
    if (answer.ok) {
      const added = { path: answer.path, contentType: file.type };
      setUploaded((before) => [added, ...before]);
      choose(added);
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
    <FormPopup
      title={t('imageTitle')}
      submit={t('imageInsert')}
      isReady={src !== ''}
      onSubmit={insert}
      onClose={onClose}
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
      <ImageChoices courseKey={courseKey} images={images} src={src} onChoose={choose} />
      <Field
        id="image-alt"
        error={isAltMissing && alt.trim() === '' && !isDecorative ? t('altMissing') : undefined}
        hint={t(isAltOfFile ? 'imageAltOfFile' : 'imageAltHint')}
        label={t('imageAlt')}
      >
        {(control) => (
          <Input
            {...control}
            disabled={isDecorative}
            value={alt}
            onChange={(event) => setAlt({ text: event.target.value, isOfFile: false })}
          />
        )}
      </Field>
      <Checkbox
        id="image-decorative"
        checked={isDecorative}
        label={t('imageDecorative')}
        onChange={(event) => setIsDecorative(event.target.checked)}
      />
    </FormPopup>
  );
}
