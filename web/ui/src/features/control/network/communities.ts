import type { Agency, Link } from '../../../lib/script';

/**
 * Agencies that talk more among themselves than chance would have it, put together: the greedy way to the greatest
 * modularity (Clauset, Newman and Moore 2004), by the number of links that two share. In the order of the script.
 */
export function communitiesOf(agencies: readonly Agency[], links: readonly Link[]): readonly (readonly string[])[] {
  const place = new Map(agencies.map(({ id }, index) => [id, index]));
  /** Between communities, by their numbers: how many links their members share. */
  const shared = agencies.map(() => new Map<number, number>());
  const join = (a: number, b: number, links: number) => {
    shared[a]!.set(b, (shared[a]!.get(b) ?? 0) + links);
    shared[b]!.set(a, (shared[b]!.get(a) ?? 0) + links);
  };
  for (const { members } of links) {
    const here = members.flatMap((member) => place.get(member) ?? []);
    here.forEach((a, index) => here.slice(index + 1).forEach((b) => join(a, b, 1)));
  }
  const strength = shared.map((others) => [...others.values()].reduce((sum, links) => sum + links, 0));
  const all = strength.reduce((sum, links) => sum + links, 0) || 1;
  const members = agencies.map((agency): readonly string[] => [agency.id]);
  for (;;) {
    let best: readonly [number, number] | undefined;
    let most = 1e-9;
    shared.forEach((others, a) => {
      for (const [b, links] of others) {
        const gain = links / all - (strength[a]! * strength[b]!) / (all * all);
        if (a < b && gain > most) [best, most] = [[a, b], gain];
      }
    });
    if (!best) break;
    const [kept, gone] = best;
    for (const [other, links] of shared[gone]!) {
      shared[other]!.delete(gone);
      if (other !== kept) join(kept, other, links);
    }
    shared[gone]!.clear();
    strength[kept]! += strength[gone]!;
    members[kept] = [...members[kept]!, ...members[gone]!];
    members[gone] = [];
  }
  const inOrder = (ids: readonly string[]) => [...ids].sort((a, b) => place.get(a)! - place.get(b)!);
  return members.filter((ids) => ids.length > 0).map(inOrder);
}

/**
 * What the titles of each community have in common, and the other communities do not: the county of six agencies that are named
 * for it. Where that is nothing, the first title.
 */
export function namesInCommon(communities: readonly (readonly string[])[]): readonly string[] {
  const common = communities.map(([first = '', ...others]) =>
    first.split(/\s+/).filter((word) => others.every((title) => title.split(/\s+/).includes(word))),
  );
  return common.map((words, index) => {
    const own = words.filter((word) => !common.every((others, at) => at === index || others.includes(word)));
    return own.join(' ') || communities[index]![0] || '';
  });
}
