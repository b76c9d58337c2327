// The module that em++ makes of web/citizen.
interface CitizenModule {
  _zhiping_begin(plainForm: number, touched: number): number;
  _zhiping_give_back(): void;
  _zhiping_draw(width: number, height: number, origin: number, window: number, density: number, textScale: number, dark: number): number;
  _zhiping_activate(id: number): void;
  _zhiping_change_text(id: number, text: number): void;
  _zhiping_return_to(place: number): void;
  _zhiping_wake(): void;
  _zhiping_stored_elsewhere(key: number): void;
  _zhiping_renew_canvas(): void;
  _free(pointer: number): void;
  allocateUTF8(text: string): number;
}

declare module "citizen.js" {
  export default function createCitizen(options: Record<string, unknown>): Promise<CitizenModule>;
}
