import { SiteShell } from '@/components/site/site-shell';
import { PageHeader } from '@/components/ui/page-header';

export default function Home() {
  return (
    <SiteShell viewer={null}>
      <PageHeader title="Lectern" />
    </SiteShell>
  );
}
