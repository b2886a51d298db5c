import { addRelease, widenRelease, type ListedReleaseData, type listReleases } from '@mendian/shared/terminal/release.contract.ts';
import { useDesk, type ReplyTo } from '../../platform/desk.ts';
import { FormDialog } from '../../ui/desk/form.tsx';
import { NumberField } from '../../ui/desk/number-fields.tsx';
import { StoreListPicker } from '../../ui/desk/store-picker.tsx';
import { TextArea, TextField } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';
import type { PickItem } from '../../ui/desk/use-search.ts';
import { say } from '../../ui/notices.ts';

type All = ReplyTo<typeof listReleases>['all'];
type DialogProps = { release: ListedReleaseData | null; all: All; onClose: () => void };

const storesMax = 500;

/** Releases a version, or widens one: the percentage only grows. */
export const ReleaseDialog = ({ release, all, onClose }: DialogProps) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm({
    initial: { version: '', notes: '', percent: release?.percent ?? (0 as number | null), storeIds: [] as PickItem[] },
    send: ({ version, notes, percent, storeIds: stores }) => {
      const storeIds = stores.map(({ value }) => value);
      return release === null
        ? call(addRelease, { version, notes, percent: percent ?? 0, storeIds })
        : call(widenRelease, { releaseId: release.releaseId, percent: percent ?? 0, storeIds });
    },
    done: () => {
      say(release === null ? `${form.values.version} 已发布` : `${release.version} 的发布已扩大`, 'good');
      refresh('releases', 'devices');
      onClose();
    },
    blames: { 'release/version-taken': 'version', 'release/only-grows': 'percent', 'thing/not-found': 'storeIds' },
  });
  return (
    <FormDialog
      title={release === null ? '发布新版本' : `扩大 ${release.version} 的发布`}
      form={form}
      submitWord={release === null ? '发布' : '扩大'}
      onClose={onClose}
    >
      {release === null ? (
        <>
          <TextField label="版本号" required autoFocus max={20} placeholder="1.2.0" {...form.field('version')} />
          <TextArea label="改了什么" required max={500} {...form.field('notes')} />
        </>
      ) : null}
      <NumberField
        label="给多少终端"
        unit="%"
        min={release?.percent ?? 0}
        max={100}
        required
        hint={`${meaning(form.values.percent ?? 0, all)}。以后只能变大，已有的终端保留`}
        {...form.field('percent')}
      />
      <StoreListPicker
        label="另外点名的门店"
        max={storesMax}
        hint={`${release === null || release.storeIds.length === 0 ? '' : `已点名 ${release.storeIds.length} 家，保留；`}它们的终端不管比例都有，最多 ${storesMax} 家`}
        {...form.field('storeIds')}
      />
    </FormDialog>
  );
};

/** What a percentage means in terminals; each has its own place, so it is about so many. */
const meaning = (percent: number, { terminals, stores }: All): string => {
  const whole = `现在绑定着的共 ${terminals} 台，在 ${stores} 家门店`;
  if (percent === 0) return `只给点名的门店；${whole}`;
  return percent === 100 ? `全部：${whole}` : `约 ${Math.round((terminals * percent) / 100)} 台；${whole}`;
};
