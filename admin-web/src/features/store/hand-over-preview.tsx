import { previewHandOver } from '@mendian/shared/store/hand-over.contract.ts';
import type { RequestTo } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { DescriptionList } from '../../ui/desk/description-list.tsx';
import { Problem, Section, Skeleton } from '../../ui/desk/page.tsx';
import { ownerText } from './store-words.ts';

/** What goes along, what stays behind, and who loses the store. */
export const HandOverPreview = ({ asked }: { asked: RequestTo<typeof previewHandOver> }) => {
  const { data, error } = useDeskQuery(previewHandOver, asked);
  if (error !== null) return <Problem sentence={sentenceOf(error)} />;
  if (data === undefined) return <Skeleton rows={5} />;
  return (
    <Section title="交接预览">
      <DescriptionList
        items={[
          ['从', ownerText(data.from)],
          ['到', ownerText(data.to)],
          ['店员跟着走', data.clerks.length === 0 ? '没有店员' : `${data.clerks.length} 人：${data.clerks.join('、')}`],
          ['终端跟着走', data.devices === 0 ? '没有终端' : `${data.devices} 台`],
          ['库存跟着走', data.stockedSkus === 0 ? '没有库存' : `${data.stockedSkus} 种规格有货`],
          ['计划中的价格', plannedWords(data.plannedPrices)],
          ['未完成的订单', data.openOrders === 0 ? '没有' : `${data.openOrders} 单，仍属原商户，由门店照常做完`],
          [
            '看不到这家店的账号',
            data.accounts.length === 0
              ? '原商户按商户授权的账号'
              : `原商户按商户授权的账号，和单独授权的：${data.accounts.map(({ realName, username }) => `${realName}（${username}）`).join('、')}`,
          ],
        ]}
      />
    </Section>
  );
};

const plannedWords = ({ stay, end }: { readonly stay: number; readonly end: number }): string => {
  if (stay + end === 0) return '没有';
  const parts = [stay === 0 ? '' : `门店自己的 ${stay} 次跟着走`, end === 0 ? '' : `原商户或分公司的 ${end} 次，对这家店不再生效`];
  return parts.filter((part) => part !== '').join('；');
};
