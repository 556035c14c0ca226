import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Input } from '@/components/ui/input';
import type { ListedFile } from '../unit/use-upload-file';
import { fileAddress } from './file-address';

const maxListed = 60;

/** The pictures of the course, one of which is chosen. */
export function ImageChoices({
  courseKey,
  images,
  src,
  onChoose,
}: {
  readonly courseKey: string;
  readonly images: readonly ListedFile[];
  /** Of the one that is chosen, as HTML has it: `/static/…`. */
  readonly src: string;
  readonly onChoose: (image: ListedFile) => void;
}) {
  const t = useTranslations('studioUnit.text');
  const [search, setSearch] = useState('');
  const addressOf = fileAddress(courseKey);
  const found = images.filter(({ path }) => path.toLowerCase().includes(search.toLowerCase())).slice(0, maxListed);
  return (
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
        {found.map((image) => (
          <label key={image.path} className="image-choice">
            <input
              checked={src === `/static/${image.path}`}
              name="image-file"
              type="radio"
              value={image.path}
              onChange={() => onChoose(image)}
            />
            {/* biome-ignore lint/performance/noImgElement: a file of a course comes as it is */}
            <img alt="" loading="lazy" src={addressOf(`/static/${image.path}`)} />
            <span className="truncate">{image.path}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
