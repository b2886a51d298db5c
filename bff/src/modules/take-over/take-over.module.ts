import * as contract from '@mendian/shared/take-over/take-over.contract.ts';
import type { Module, Parts } from '../../module.ts';
import { addTakeOver, startStep, stopStep } from './handle-take-over.ts';
import { getTakeOver, listRecords, listTakeOvers } from './read-take-overs.ts';
import { listStoreSums } from './list-store-sums.ts';
import { runSteps } from './run-step.ts';
import { removeFile, setFile, uploadPart } from './set-file.ts';
import { expireFiles, filesSchedule } from './expire-files.ts';

/** A first take-over from an earlier system: its files are rehearsed, run, compared, and taken back if need be. */
export const takeOverModule = ({ objects, wechatPay }: Pick<Parts, 'objects' | 'wechatPay'>): Module => ({
  routes: (serve) => {
    serve.read(contract.listTakeOvers, listTakeOvers);
    serve.read(contract.getTakeOver, getTakeOver);
    serve.read(contract.listRecords, listRecords);
    serve.read(contract.listStoreSums, listStoreSums);
    serve.write(contract.addTakeOver, addTakeOver);
    serve.upload(contract.uploadPart, uploadPart(objects));
    serve.write(contract.setFile, setFile);
    serve.write(contract.removeFile, removeFile);
    serve.write(contract.startStep, startStep);
    serve.write(contract.stopStep, stopStep);
  },
  subscribers: [runSteps({ objects, wechatPay }), expireFiles(objects)],
  schedules: [filesSchedule],
});
