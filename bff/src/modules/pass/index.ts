export { passModule } from './pass.module.ts';
export { passDoor } from './pass-door.ts';
export { figuresOf, lastDayOf, passWords, readPassNames, termsOf as passTermsOf, type PassFound } from './present-pass.ts';
export { askPass, askPassByCode, askPassesOf, giveUseBack, passBearers, takeUse, type PassByCode } from './use-held.ts';
