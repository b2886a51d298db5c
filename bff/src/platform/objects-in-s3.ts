import type { Settings } from './config.ts';
import type { Objects } from './objects.ts';

type Place = Pick<Settings, 'S3_REGION' | 'S3_ENDPOINT' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY'>;

/** A store of objects that does not answer for so long is given up, so that no request hangs on it. */
const answerMsMax = 5_000;

/**
 * Path addresses and no checksums of ours: what S3-compatible stores that are not Amazon's understand. The SDK is loaded when it is
 * first needed: whoever keeps files in a folder starts without it.
 */
export const objectsInS3 = (place: Place, bucket: string): Objects => {
  let opened: ReturnType<typeof openClient> | null = null;
  const client = () => (opened ??= openClient(place));
  return {
    put: async (name, bytes, type) => {
      const { s3, sdk } = await client();
      await s3.send(new sdk.PutObjectCommand({ Bucket: bucket, Key: name, Body: bytes, ContentType: type }));
    },
    get: async (name) => {
      const { s3, sdk } = await client();
      try {
        const { Body } = await s3.send(new sdk.GetObjectCommand({ Bucket: bucket, Key: name }));
        return Body === undefined ? null : Buffer.from(await Body.transformToByteArray());
      } catch (error) {
        if (error instanceof sdk.NoSuchKey) return null;
        throw error;
      }
    },
    remove: async (name) => {
      const { s3, sdk } = await client();
      await s3.send(new sdk.DeleteObjectCommand({ Bucket: bucket, Key: name }));
    },
  };
};

const openClient = async (place: Place) => {
  const sdk = await import('@aws-sdk/client-s3');
  const s3 = new sdk.S3Client({
    region: place.S3_REGION,
    ...(place.S3_ENDPOINT === undefined ? {} : { endpoint: place.S3_ENDPOINT, forcePathStyle: true }),
    credentials: { accessKeyId: place.S3_ACCESS_KEY_ID ?? '', secretAccessKey: place.S3_SECRET_ACCESS_KEY ?? '' },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 2,
    requestHandler: { requestTimeout: answerMsMax, connectionTimeout: answerMsMax },
  });
  return { sdk, s3 };
};
