export { type PackedCertificate, packCertificate, packedCertificate, unpackCertificate } from './pack-certificate';
export { drawnPdf, keptLetters, letterInput, scriptReply, scriptRequest, workerAnswer } from './schema';
