/** A Traffic Light Protocol label, printed as its standard prints it. */
export function Tlp({ label }: { readonly label: string }) {
  return <span className={`tlp tlp-${label}`}>TLP:{label.replace('-', '+').toUpperCase()}</span>;
}
