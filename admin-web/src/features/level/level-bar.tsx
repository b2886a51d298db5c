import { Fragment, type ReactNode } from 'react';
import type { LevelViewData } from '@mendian/shared/catalog/level.ts';
import { useDesk } from '../../platform/desk.ts';
import { FilterBar } from '../../ui/desk/filter-bar.tsx';
import { FilterPicker } from '../../ui/desk/picker.tsx';
import { levelText } from './level-words.ts';
import { useLevelSearch, type LevelList } from './use-level.ts';
import './level.css';

type BarProps = { list: LevelList; levels: readonly LevelViewData[]; onPick: (node: string) => void; children: ReactNode };

/** Which level the page is about, the levels it inherits from, and what narrows the list down. */
export const LevelBar = ({ list, levels, onPick, children }: BarProps) => {
  const search = useLevelSearch(list);
  const level = levels.at(-1);
  return (
    <FilterBar>
      <FilterPicker
        label="层级"
        value={level === undefined ? '' : levelText(level)}
        search={search}
        onPick={({ value }) => onPick(value)}
      />
      {children}
    </FilterBar>
  );
};

/** 总部 › 江西分公司 › 联发广场店: what stands at the right counts. Head office may go up the path. */
export const LevelPath = ({ levels, onPick }: { levels: readonly LevelViewData[]; onPick: (node: string) => void }) => {
  const { desk } = useDesk();
  return (
    <nav className="level-path" aria-label="从哪一级继承">
      {levels.map((level, index) => (
        <Fragment key={level.node}>
          {index === 0 ? null : <span aria-hidden="true">›</span>}
          {desk === 'hq' && index < levels.length - 1 ? (
            <button type="button" className="link" onClick={() => onPick(level.node)}>
              {level.name}
            </button>
          ) : (
            <span aria-current={index === levels.length - 1 ? 'true' : undefined}>{level.name}</span>
          )}
        </Fragment>
      ))}
      {levels.length === 0 ? null : <small>{levels.length > 1 ? '靠右的优先' : '全部门店的基础'}</small>}
    </nav>
  );
};
