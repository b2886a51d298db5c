/** The sandbox's own calls; a refusal becomes an error with a sentence. */
export const send = async (path, body) => {
  const reply = await fetch(
    `sandbox/${path}`,
    body === undefined ? {} : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
  );
  const answer = await reply.json();
  if (!reply.ok) throw new Error(answer.message ?? '沙盒没有答应，请再试一次');
  return answer;
};
