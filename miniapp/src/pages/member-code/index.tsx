import { MemberCard } from '../../features/points/member-card.tsx';
import { MemberCode } from '../../features/points/member-code.tsx';
import { useCard, useMemberCode } from '../../features/points/use-points.ts';
import { Failure } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';

const MemberCodePage = () => {
  const card = useCard();
  const reading = useMemberCode();
  return (
    <Screen>
      {reading.data === null && reading.failure !== null ? (
        <Failure failure={reading.failure} onRetry={reading.refresh} />
      ) : (
        <MemberCode code={reading.data?.code ?? null} />
      )}
      <MemberCard card={card.data} />
    </Screen>
  );
};

export default MemberCodePage;
