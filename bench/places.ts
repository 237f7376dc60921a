import type { BenchHouse } from './bench-house.ts'

/**
 * Two groups for three in four locations, each with six spans of free places: what the ledger would have counted for as many plans
 * and children, written straight into what the finder reads.
 */
export async function fillPlaces({ owner }: BenchHouse): Promise<void> {
  await owner.query(`
    select setseed(0.5);
    insert into locations.age_group (id, location_id, name, from_months, to_months, position)
    select gen_random_uuid(), l.id, 'Groep ' || n, (n - 1) * 18, 18 + (n - 1) * 30, n
    from locations.location as l, generate_series(1, 2) as n
    where l.registered and l.kind <> 'agency' and ('x' || left(md5(l.register_id), 4))::bit(16)::int % 4 > 0;
    insert into locations.free_place (age_group_id, from_on, until_on, places, free, open_mask)
    select s.id, current_date + (s.span - 2) * 90, case when s.span < 6 then current_date + (s.span - 1) * 90 - 1 end,
      s.places, s.free, (select coalesce(sum(1 << (i - 1)) filter (where s.free[i] > 0), 0) from generate_series(1, 14) as i)
    from (
      select g.id, n as span, array_fill(8::smallint, array[14]) as places,
        array(select case when random() < 0.55 then 0 else 1 + random() * 2 end from generate_series(1, 14) where g.id is not null)::smallint[] as free
      from locations.age_group as g, generate_series(1, 6) as n
    ) as s;
    insert into locations.lasting_place (location_id, age_group_id, from_on, until_on, open_mask)
    select g.location_id, p.age_group_id, p.from_on, p.until_on, p.open_mask
    from locations.age_group as g, locations.lasting_places(array(select f from locations.free_place as f where f.age_group_id = g.id)) as p;
    insert into locations.free_confirmation (location_id, confirmed_on) select distinct location_id, current_date - 9 from locations.age_group;
    analyze`)
}
