// Who signs in while the page is open: one script says it, and another shows it.

export interface ShownPerson {
  name: string; // Masked; empty where there is none.
  phone: string;
}

const event = "zhiping-signed-in";

export const saySignedIn = (person: ShownPerson): void => {
  dispatchEvent(new CustomEvent(event, { detail: person }));
};

export const onSignedIn = (then: (person: ShownPerson) => void): void =>
  addEventListener(event, (said) => then((said as CustomEvent<ShownPerson>).detail));
