export { answerAsset } from './answer-asset';
export { type AssetAddress, findAsset } from './find-asset';
