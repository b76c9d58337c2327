// The module that em++ makes of web/citizen.
interface CitizenModule {
  _zhiping_begin(plainForm: number, touched: number): number;
  _zhiping_save_answers(): void;
  _zhiping_draw(
    width: number,
    height: number,
    origin: number,
    window: number,
    density: number,
    textScale: number,
    dark: number,
  ): number;
  _zhiping_activate(id: number): void;
  _zhiping_change_text(id: number, text: number): void;
  _zhiping_return_to(place: number): void;
  _zhiping_wake(): void;
  _zhiping_http_reply(callback: number, status: number, text: number): void;
  _zhiping_stored_elsewhere(key: number): void;
  _zhiping_renew_canvas(): void;
  _zhiping_choose_files(count: number): void;
  _zhiping_files_wait(): void;
  _zhiping_files_lost(): void;
  _zhiping_offer_file(input: number, id: number, bytes: number, handed: number, fingerprint: number): void;
  _zhiping_hear_of_file(id: number, event: number, number: number, words: number): void;
  _zhiping_show_thumbnail(id: number, width: number, height: number): void;
  _free(pointer: number): void;
  allocateUTF8(text: string): number;
}

declare module "citizen.js" {
  export default function createCitizen(options: Record<string, unknown>): Promise<CitizenModule>;
}
