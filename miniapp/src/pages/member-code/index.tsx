import { MemberCard } from '../../features/points/member-card.tsx';
import { MemberCode } from '../../features/points/member-code.tsx';
import { MyCards } from '../../features/points/my-cards.tsx';
import { useCard, useCards, useMemberCode } from '../../features/points/use-points.ts';
import { Failure } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';

const MemberCodePage = () => {
  const card = useCard();
  const cards = useCards();
  const reading = useMemberCode();
  return (
    <Screen>
      {reading.data === null && reading.failure !== null ? (
        <Failure failure={reading.failure} onRetry={reading.refresh} />
      ) : (
        <MemberCode code={reading.data?.code ?? null} />
      )}
      <MemberCard card={card.data} />
      <MyCards cards={cards.data ?? []} />
    </Screen>
  );
};

export default MemberCodePage;
