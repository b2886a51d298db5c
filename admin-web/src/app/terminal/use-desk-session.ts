import { useEffect, useMemo } from 'react';
import { getBoard } from '@mendian/shared/terminal/terminal.contract.ts';
import { boardSession } from '../../features/order/board/board-session.ts';
import { orderActions } from '../../features/order/board/order-actions.ts';
import { useRinging } from '../../features/order/board/use-ringing.ts';
import { call } from '../../platform/call.ts';
import { clock } from '../../platform/clock.ts';
import { openFeed } from '../../platform/feed.ts';
import { session } from '../../platform/session.ts';
import { sound } from '../../platform/sound.ts';
import { say } from '../../ui/notices.ts';

/** The board of this store for as long as somebody is signed in; it rings, and it goes on over a change of clerks. */
export const useDeskSession = () => {
  const desk = useMemo(() => {
    const board = boardSession({
      askBoard: () => call(getBoard, {}),
      openFeed,
      token: () => session.tokenFor('clerk') ?? '',
      now: clock.now,
      tell: ({ sentence, stays }) => {
        sound.play('notice');
        say(sentence, 'plain', { stays });
      },
    });
    return { session: board, actions: orderActions(board) };
  }, []);
  useEffect(() => desk.session.start(), [desk]);
  useRinging(desk.session);
  useSoundAtTouch();
  return desk;
};

/**
 * After a reload the browser is silent again until someone touches the page: the first touch or key is enough. The whole click, not its
 * beginning: the bar about sound goes away with it, and what moves up while a finger is down would not be the thing that was touched.
 */
const useSoundAtTouch = (): void => {
  useEffect(() => {
    const allow = () => void sound.allow();
    allow();
    window.addEventListener('click', allow, true);
    window.addEventListener('keydown', allow);
    return () => {
      window.removeEventListener('click', allow, true);
      window.removeEventListener('keydown', allow);
    };
  }, []);
};
