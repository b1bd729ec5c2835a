import { mentionsIn } from './second-person.ts';

test.each([
  ['A man was arrested on Station Road.', ['arrested', 'A man']],
  ['Officers made three arrests.', ['arrests']],
  ['He has been re-arrested.', ['re-arrested']],
  ['We’ve charged a man in connection with the supply of drugs.', ['charged', 'a man']],
  ['Charges have been brought.', ['Charges']],
  ['Another warrant was carried out in Bassingbourn.', ['warrant']],
  ['WARRANTS were carried out.', ['WARRANTS']],
  ['The two were bailed, then remanded.', ['bailed', 'remanded']],
  ['The victim is safe, the suspect known.', ['victim', 'suspect']],
  ['Two teenagers were spoken to.', ['Two teenagers']],
  ['A 34-year-old from Girton.', ['34-year-old']],
  ['Someone aged 19 was stopped.', ['aged 19']],
  ['We thank Mr Hill.', ['Mr Hill']],
  ['Dr John Park came too.', ['Dr John Park']],
  ['Ask Mrs. O’Neill.', ['Mrs. O’Neill']],
  ['Simon Frost helped us.', ['Simon Frost']],
  ['Yesterday Simon Frost helped us.', ['Simon Frost']],
  ['Simon\nFrost helped us.', ['Simon Frost']],
  ['**Simon** Frost helped us.', ['Simon Frost']],
  ['The charging point stayed, and someone was charged.', ['charged']],
  ['A youth was at the youth club.', ['A youth']],
])('waits for a second person: %s', (text, mentions) => {
  expect([...mentionsIn(text)].sort()).toEqual([...mentions].sort());
});

test.each(
  `Priyanka Patel, Kasia Nowak, Oluwaseun Adeyemi, Wei Zhang, Dariusz Kowalski, Jayden Okafor, Shanice Brown, Kayleigh Turner,
   Ioana Popescu, Tyrone Blackwood, Siobhan Kelly, Siobhán Kelly, Zoltan Nagy`.split(/,\s+/),
)('waits for a second person, wherever the name is from: %s', (name) => {
  expect(mentionsIn(`We met ${name} at the hall.`)).toEqual([name]);
});

test('a name of three words is read as two pairs', () => {
  expect(mentionsIn('We met Nguyen Thi Hoa at the hall.')).toEqual(['Nguyen Thi', 'Thi Hoa']);
});

test.each([
  ['Quillon Wibbleton was told about the noise.', 'Quillon Wibbleton'],
  ['Somebody called Thorvald Plumworthy spoke.', 'Thorvald Plumworthy'],
  ['We know john smith sells from there.', 'john smith'],
])('waits for a second person by what is written around a name: %s', (text, name) => {
  expect(mentionsIn(text)).toEqual([name]);
});

const innocent = `
South Cambs said the bins would be emptied.
National Highways told us when the work begins.
Cambridge Water told us the road would be dug up.
Girton Parish Council said it would pay.
Network Rail told us the crossing is safe.
Sergeant Brown said the patrols go on.
We continue to work closely with Community Speedwatch volunteers and our Vision Zero team.
Speedwatch in Girton: 26 of 330 vehicles over 35 mph.
The average speed on Huntingdon Road fell from 38 to 33 mph.
Hot-spot patrols have been carried out across the area.
We held a community meeting in Cambourne.
Patrols on the A14, the A428 and the B1049.
Speed checks on the M11 slip road at junction 13.
Four vehicles were seized for no insurance.
We issued 41 tickets on Cambridge Road.
Over the past three months we’ve been speaking to pupils about antisocial behaviour.
PCSOs visited Impington Village College on 3 October.
The new charging point in Milton Road car park was damaged.
Charging points at the Park and Ride were checked.
Parking at the charging bays is now enforced.
Property marking is free of charge.
Locks were fitted at no charge.
The sergeant in charge of the team is back.
Call 101 or use the online form.
In an emergency call 999.
Victoria Road was closed for two hours.
Elizabeth Way saw fewer complaints.
Grace Court residents met us on Tuesday.
We walked Alice Close, Henry Street and Arthur Street.
Catherine Street has a new camera.
Lady Margaret Road had its speed measured.
St Andrews Park and Jubilee Green were quiet.
King George Playing Field was patrolled on six evenings.
Queen Edith Primary School took part.
The youth club at Histon reopened.
A youth worker joins us on Fridays.
The youth shelter was cleaned.
A girls’ football team uses the ground again.
The men’s shed marked 60 tools.
Bus routes 4 and 5 run again past the Green.
Postcode CB3 0QQ had no reports this month.
Two bicycles were found and returned.
Catalytic converters were marked on 120 cars.
Five sheds were broken into on Church Lane.
We gave out 75 purse bells at the market.
The 20 mph zone starts at the Co-op.
Speeds above 40 mph were measured 12 times.
Reports of antisocial behaviour fell from 14 to 6.
Thank you for all the information you have shared with us.
Please keep sending it to us.
Officers searched Waterbeach Common and found two knives.
We worked with the parish council on new lighting.
The meeting on 1 November is online at 7pm.
Cannabis plants were removed from a building in Sawston.
A closure notice was served on a property.
Fly-tipping at Long Drove was reported to the district council.
Engagement with unauthorised encampments goes on.
A dispersal order covered the recreation ground for 48 hours.
The speed camera van stood at Oakington Road on nine days.
Twelve drivers went on a speed awareness course.
Horse riders asked for signs at Mill Lane.
Rural patrols covered Knapwell, Boxworth and Elsworth.
The May Fair passed without trouble.
March was quieter than April and June.
We put up posters in Fulbourn, Milton and Fen Ditton.
The Vision Zero Partnership lent us a van.
A warm space opens at St Peter’s Church Hall.
Neighbourhood Watch has 31 new members.
School gates were watched on 18 mornings.
Average speed at 8am: 31 mph, source: Girton Speedwatch.
Number plates were checked on 210 vehicles.
The park gate closes at dusk again.
`
  .trim()
  .split('\n');

test('there are at least sixty innocent sentences', () => expect(innocent.length).toBeGreaterThanOrEqual(60));

test.each(innocent)('waits for nobody: %s', (text) => {
  expect(mentionsIn(text)).toEqual([]);
});

test('names each mention once, however often it comes', () => {
  expect(mentionsIn('One arrest, another arrest, an Arrest.')).toEqual(['arrest']);
});
