import { Text, View } from '@tarojs/components';
import type { PassDetailData, PassUseData } from '@mendian/shared/pass/pass.contract.ts';
import { now } from '../../platform/clock.ts';
import { Card } from '../../ui/card.tsx';
import { CounterCode } from '../../ui/counter-code.tsx';
import { Bone } from '../../ui/skeleton.tsx';
import { momentText } from '../../ui/words.ts';
import { figureLines, isAlive, standingText } from './pass-words.ts';
import './pass-detail.scss';

/** One pass whole: what today gives, the code for the counter, what is left, its rules, and each use. */
export const PassDetail = ({ pass }: { pass: PassDetailData }) => (
  <View>
    <View className="held">
      <Text className="held-name">{pass.name}</Text>
      <Text className={`held-main ${isAlive(pass) ? '' : 'held-past'}`}>{standingText(pass)}</Text>
      {figureLines(pass).map((line) => (
        <Text key={line} className="held-quiet">
          {line}
        </Text>
      ))}
      {pass.code === null ? null : (
        <CounterCode code={pass.code} name="月卡" hint={pass.leftToday > 0 ? '在门店柜台出示给店员' : '今天已用完，明天再出示给店员'} />
      )}
    </View>
    {pass.answer === '' ? null : (
      <View className="held-answer">
        <Text>{`总部答复：${pass.answer}`}</Text>
      </View>
    )}
    <PassRules lines={pass.lines} note={pass.note} refundRule={pass.refundRule} />
    {pass.recent.length === 0 ? null : (
      <Card title="使用记录">
        {pass.recent.map((use) => (
          <Use key={use.id} use={use} />
        ))}
      </Card>
    )}
  </View>
);

/** What it promises and how refunds are reckoned: the same before buying and after. */
export const PassRules = ({ lines, note, refundRule }: { lines: readonly string[]; note: string; refundRule: string }) => (
  <>
    <Card title="使用说明">
      {lines.map((line) => (
        <Text key={line} className="held-line">
          {line}
        </Text>
      ))}
      {note === '' ? null : <Text className="held-note">{note}</Text>}
    </Card>
    <Card title="退款规则">
      <Text className="held-line">{refundRule}</Text>
    </Card>
  </>
);

const Use = ({ use: { product, store, at, reversed } }: { use: PassUseData }) => (
  <View className="held-use">
    <View className="held-use-words">
      <Text className={reversed ? 'held-use-reversed' : ''}>{product}</Text>
      <Text className="held-quiet">{store}</Text>
    </View>
    <View className="held-use-when">
      <Text className="held-quiet">{momentText(at, now())}</Text>
      {reversed ? <Text className="held-quiet">已撤销，次数已退回</Text> : null}
    </View>
  </View>
);

export const PassDetailBones = () => (
  <View>
    <Bone className="held-bone" />
    <Bone className="held-bone-rules" />
  </View>
);
