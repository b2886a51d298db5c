import { Text, Textarea, View } from '@tarojs/components';
import type { AskFormData } from '@mendian/shared/after-sale/after-sale.contract.ts';
import { afterSaleReasons, reasonWords } from '@mendian/shared/after-sale/after-sale-status.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import { Card, CardRow } from '../../ui/card.tsx';
import { Chip } from '../../ui/chips.tsx';
import { Tap } from '../../ui/tap.tsx';
import { amountOf, askedOf, comesBack, type Chosen, type Draft } from './draft.ts';
import { LinePicker, Tick } from './line-picker.tsx';
import { PicturePicker, type Uploaded } from './picture-picker.tsx';
import './ask-form.scss';

type Props = {
  form: AskFormData;
  draft: Draft;
  pictures: readonly Uploaded[];
  onDraft: (draft: Draft) => void;
  onAdd: (picture: Uploaded) => void;
  onDrop: (id: string) => void;
};

/** What is asked back and why; below, what would come back and how. */
export const AskForm = ({ form, draft, pictures, onDraft, onAdd, onDrop }: Props) => {
  const amount = amountOf(askedOf(form, draft));
  const choose = (no: number, chosen: Chosen | undefined) => {
    const { [no]: _, ...others } = draft.chosen;
    onDraft({ ...draft, chosen: chosen === undefined ? others : { ...others, [no]: chosen } });
  };
  return (
    <>
      <Card title="选择要退的商品">
        {form.lines.map((line) => (
          <LinePicker key={line.no} line={line} chosen={draft.chosen[line.no]} onChange={(chosen) => choose(line.no, chosen)} />
        ))}
        {form.deliveryFeeLeft === 0 ? null : (
          <Tap className="pick-fee" chosen={draft.deliveryFee} onTap={() => onDraft({ ...draft, deliveryFee: !draft.deliveryFee })}>
            <Tick on={draft.deliveryFee} />
            <Text className="pick-words">配送费</Text>
            <Text>{`可退 ¥${yuanText(form.deliveryFeeLeft)}`}</Text>
          </Tap>
        )}
      </Card>
      <Card title="退款原因">
        <View className="ask-reasons">
          {afterSaleReasons.map((reason) => (
            <Chip key={reason} words={reasonWords[reason]} chosen={draft.reason === reason} onTap={() => onDraft({ ...draft, reason })} />
          ))}
        </View>
        <View className="ask-words">
          <Textarea
            className="ask-text"
            value={draft.words}
            maxlength={200}
            autoHeight
            placeholder="说说是怎么回事，方便门店尽快处理（选填）"
            onInput={({ detail }) => onDraft({ ...draft, words: detail.value })}
          />
        </View>
        <PicturePicker pictures={pictures} onAdd={onAdd} onDrop={onDrop} />
      </Card>
      {amount === 0 ? null : (
        <Card title="同意后退回">
          {comesBack(form, amount).map(({ label, words }) => (
            <CardRow key={label} label={label} words={words} />
          ))}
        </Card>
      )}
    </>
  );
};
