import { drawnPdf, packCertificate } from '@/lib/worker-service';
import { askWorker } from '../ask-worker';

/** Drawn by the worker: font files of every script are more than an isolate holds. */
export const drawPdf: typeof import('@/lib/certificates/print/draw-pdf').drawPdf = async (content) =>
  drawnPdf.parse(await askWorker('certificates', packCertificate(content)));
