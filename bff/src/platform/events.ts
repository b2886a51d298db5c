/** A kind of event: ids and facts only, as JSON. `name` is stored; it never changes its meaning. */
export type EventType<Payload> = { readonly name: string; (payload: Payload): DomainEvent };
export type DomainEvent = { readonly name: string; readonly payload: unknown };

export const eventType = <Payload>(name: string): EventType<Payload> => {
  const make = (payload: Payload): DomainEvent => ({ name, payload });
  return Object.defineProperty(make, 'name', { value: name }) as EventType<Payload>;
};
