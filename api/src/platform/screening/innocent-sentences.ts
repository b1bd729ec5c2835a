/** What residents of villages write, with everything in it that only looks like a mark, a number, a name or a cry. */
export const innocentSentences: readonly string[] = `
The 30 limit on High Street is ignored by almost everybody.
3 cars on High Street were parked on the pavement again.
There are two houses in Mill Lane with broken street lights outside.
Drivers do 40 where it is 20 mph on Cambridge Road.
Please look at the A14 slip road, where lorries park overnight.
The B1049/A14 junction is dangerous for cyclists.
Can we have a speed check on the A1307 near Linton?
Queues on the M11 reach back to junction 13 every morning.
Traffic leaves the A428 and cuts through Hardwick.
The A10 has more lorries than ever.
A14 and A10 closures push traffic through Milton.
On the A505 the verge is full of litter.
The A603 was closed and everyone came down our road.
The B1050 and the B1049 need the same limit.
A1198 HGV traffic is not slowing for Papworth.
Will the A14 HGV ban be enforced?
The C233 is used as a rat run.
Come off the M11 at J14 and you are in our village.
Off the A14 the cars do not slow down.
The A1(M) is miles away, yet its noise is here.
The Citi 5 bus is often late after dark.
Youths throw stones at the Citi 8 near Impington.
The 18A bus no longer stops here.
Route 9A is the only bus on Sundays.
The number 5 bus shelter has been smashed again.
Could the number 18 bus stop be lit?
Bus 1A was hit by an egg.
The X5 coach could not get past the parked cars.
Take the Citi 5 Histon Road bus and you will see the speeding for yourself.
The 5 Histon Road bus is stuck behind parked cars each day.
The busway stop is where bikes vanish.
The guided bus A and B routes are fine.
We measured 38 mph in a 30 zone.
Most vehicles do 35mph past the school.
20's Plenty signs would help.
20 is Plenty for us, said the parish council.
Twenty mph is too fast at the bend.
At 20 mph nobody would have been hurt.
The average was 41.5 mph over seven days.
Why is it 60 mph all the way to Longstanton?
Please do 40 mph checks at the top of the hill.
In 30 mph zones the limit is a joke.
They do 50 past the war memorial.
He was doing 60mph or more at 5pm.
85th percentile speed was 37 mph, source: Speedwatch.
The SID showed 52 mph at 3am on Sunday.
It is a flat 20 mph everywhere now.
Our postcode is CB3 0QQ and no patrol has been seen.
CB24 and CB25 are both left out of the map.
CB24 has two police stations, both closed.
Does this survey cover CB22 too?
In PE19 they have cameras, why not here?
Everyone in SG8 can see the park from there.
Letters went to CB4 1AA and CB24 9NP only.
Postcodes CB23 and CB24 are not the same place.
On 14 November there were fireworks until midnight.
On 14 Nov the bins were set on fire.
On 3 May Cambridge Road was closed for the race.
Since 14/11/2022 the lights have been off.
The fair is from 12.08.2022 to 14.08.2022.
It happened on 01/11/2022 and again on 08/11/2022.
In 2019 we asked for the same thing.
In 2021 Mill Road was resurfaced and speeds went up.
By 2023 Station Road will have 200 new homes.
From 2018 to 2022 nothing changed.
The 1990s estate has no paths.
Between 1939-1945 the airfield was used every night, and it is noisy still.
The gate is left open from 0830 to 1730.
Mopeds race between 22:00 and 02:00.
Between 07:30 and 08:45 cars block the pavement.
At 8.30 Mill Road is full of parents' cars.
At 7pm on a Friday the youths gather in the bus shelter.
It gets worse after 10pm.
The shop shuts at 9 and then it starts.
24/7 parking on the green has to stop.
At 6am the lorries begin.
Every Friday from 9 to 11 there is loud music.
A dozen teenagers meet at the rec at about 9.
We had about 7 or 8 break-ins to sheds last winter.
Five bikes and 2 mowers were taken from the allotments.
12 cars were parked on the verge.
Over 120 vehicles an hour use Church Lane.
I counted 47 cars on Station Road in ten minutes.
300 cars a day use this road as a short cut.
No. of cars over the limit: 26 out of 330.
The no. of lorries has doubled.
There are no 30 signs at this end.
There is no 20 zone by the nursery.
No 14 year old should be riding an e-scooter at that speed.
No 2 roads in the village have the same limit.
The number 1 priority should be speeding.
My number 1 concern is litter.
It is number 2 on the list of the parish council.
A number of residents signed the petition.
A petition with 214 names was handed in.
We had 17 people at the meeting and 3 of them spoke.
Fines of £100 and 3 points would soon stop it.
The repair cost £1,250.50 to the cricket club.
It would cost about £20k to put in bumps.
They want £5 for parking at the station.
A kilo of lead is worth £2 and our church roof lost 400kg.
Thieves took 200 litres of oil.
It is 200m from the school to the crossing.
The path is 1.5m wide and unlit.
The 2m gap in the hedge lets mopeds in.
The 3m wide drove is blocked.
Year 6B made posters about speeding.
Year 7 children cross here every day.
Children in Year 10 were offered drugs at the bus stop.
Class 3 made a film about road safety.
Key Stage 2 pupils walk to school here.
Since Covid-19 more people walk dogs at night.
During Covid 19 the streets were quiet.
The 5G mast attracts vandals.
Someone keeps climbing the 5G mast by the A14.
The new 3G pitch is used until late.
4x4 vehicles churn up the byway.
The BMX track is used by motorbikes.
A BMW and an Audi race past most nights.
White vans with no plates tip rubbish by the A10.
Could number plates be checked on the A14 at weekends?
ANPR on the A1307 would catch them.
Number plate cameras on 2 roads would be enough.
CCTV at the rec would help.
The PCSO comes on Tuesdays.
E05002735 is the code of our ward.
Our parish is E04001785 on the map.
The H&S rules say 1 in 20 checks.
Lamp column 12 is out again.
Street light 45 has been out since August.
St Peter's church had its lead stolen.
St. Andrew's Church Hall is used for drinking.
St John Ambulance were called to the festival.
St Mary Magdalene was broken into twice.
The churchyard of St James was vandalised.
Lady Margaret Road has become a racetrack.
John Street and Thomas Street are dark.
Victoria Road was closed for two hours.
Parking outside the Thomas Clarkson school is dangerous.
Queen Edith Primary School needs a crossing.
Cars mount the pavement by Sir Harry Smith Community College.
Elizabeth Way floods and drivers swerve.
The Elizabeth Garrett Drive junction has no sign.
King George V playing field is full of broken glass.
King Charles III's coronation party was fine.
The George IV car park is where they deal.
There was a fight outside the Lord Nelson last summer.
The Lord Byron pub closes at 11.
Noise from the Robin Hood goes on after midnight.
The Red Lion and the Three Horseshoes are quiet.
The Plough, the Boot and the Railway Vue are well run.
The Carpenters Arms has asked for help with parking.
Behind the Co-op the lads leave cans.
The Jack Russell that was stolen has been found.
Thieves took a John Deere tractor and its GPS.
Delivery vans for John Lewis block the close.
The Poppy Appeal tin was stolen from the shop.
In June Parish Council members walked the route.
June Fair parking was a nightmare.
At dawn the hare coursers come.
The Mr Whippy van blocks the junction.
Lady drivers and gentlemen alike speed here.
I miss the old village policeman.
Thank you to the inspector and the team for the patrols.
The parish council has bought a speed sign.
Our county councillor knows about the drains.
The sergeant said there would be more patrols.
Will the inspector come to the village hall?
The headteacher has written to every parent.
The landlord of the pub has put up a sign.
The farmer has blocked the track with tyres.
My neighbour had her bike stolen from the shed.
A man in a hood was trying car doors last Tuesday.
People were threatened with a knife last summer.
Knife crime worries me, though I have never seen it here.
A knife was found in the playground in July.
Could we have a knife amnesty bin?
What can be done about drug dealing behind the shops?
Dealing goes on by the garages most evenings.
Someone will be killed at this crossing one day.
Before somebody is killed, please put in a crossing.
This speeding is going to kill someone.
I am worried about being attacked on the way home.
I have a fear of being followed on the busway.
My daughter was followed home last winter.
Sheds are being broken into every other week.
Someone broke into the pavilion last weekend.
Is it true that burglars are breaking into vans at night?
Youths are kicking balls against the wall.
Cars are hitting the kerb at the bend.
The bus shelter was on fire in October.
Bins are set on fire every bonfire night.
There is a fire station in the next village, but it is not manned.
There is a fire hydrant nobody can reach.
There is a fire risk from the old barn.
The fire engine could not get through the parked cars.
Could you help me understand how the priorities are chosen?
Who can help me with a Neighbourhood Watch sign?
The PCSO was kind enough to help me.
Help us to keep the village tidy.
Hare coursers threatened a farmer in the autumn.
The noise is killing the pub trade.
Parking is a nightmare at school time.
I nearly died of fright when the moped came past.
Drivers are on their phones at the lights.
We rang 101 and waited 40 minutes.
I called 999 last year and they came in ten minutes.
Power was off, and 105 did not answer.
I rang 111 and 101, and both were busy.
You can give information to Crimestoppers on 0800 555 111.
Samaritans are on 116 123.
My report got no answer for 28 days.
Incident 123 of last Tuesday has still no answer.
The crime reference I was given led nowhere.
The 101 queue is too long.
Section 59 notices would help with the mopeds.
A PSPO like that in Cambridge would work.
The s106 money should pay for a path.
Priority 3 High Street parking should stay on the list.
Item 4 Mill Lane lighting was never discussed.
Phase 2 Station Road works begin soon.
Exit 2 at the roundabout is blind.
Platform 2 has no lights.
It takes a 5 minute drive to the nearest police station.
It is a 10 minute walk along an unlit road.
A 2 way street with parking on both sides does not work.
A 24 hour car wash makes noise.
Bar Hill has more ASB than we do.
Of the 6 Bar Hill burglaries none was solved.
Milton Country Park closes at dusk, and then the racing begins.
Babraham Road Park and Ride has catalytic converter thefts.
We walked from Fen Drayton to Swavesey without a pavement.
Cottenham, Rampton and Willingham share one PCSO.
The Recreation Ground has had 3 fires this summer.
On Cambridge Road drivers overtake the 20 mph buses.
Half of Girton Road is 30 and half is 40.
From the Green to the church there is no lighting.
Ely 9 miles, says the sign, and they do it in ten minutes.
Orchard Park and Arbury have the same mopeds.
The Grade 2 listed wall was hit twice.
Lorries of 7.5t and over use the bridge.
A 7.5 tonne limit on Mill Lane would help.
MP3 players and phones were taken from cars.
Two e-bikes worth £3,000 each went from the station.
Catalytic converters are stolen from cars at the Park & Ride.
Fly-tipping on Long Drove: 12 tyres, 2 fridges and a bath.
Please could the team do a drop-in at the library?
What did the 41 tickets on Cambridge Road cost?
Why was priority 2 dropped from the last quarter?
How many of the 14 reports led to anything?
Is the meeting on 1 November at 7pm online only?
The minutes say 26 cars, and I counted 62.
On page 3 the minutes say Oakington where Girton is meant.
Item 5 says "no action", yet the inspector promised a patrol.
I said 30 mph, not 20 mph, at the meeting.
WHY DOES NOBODY STOP THE SPEEDING ON THE A14 AND THE B1049?
PLEASE DO 20 MPH IN THE VILLAGE.
speeding on the a14 and the b1049 is terrible
on 14 may there was a fight by the co-op
at 30 mph it would be fine but they do 50
can the 20 mph zone go as far as the school road
cars park on both sides of mill road and the bus cant get past
We would like a number 7 on the agenda to be lighting.
Our house is number 1 for noise, says the app.
Drivers race from the A14 to Bar Hill in 2 minutes.
The 14 High Street shops all complain.
There were 5 Mill Road burglaries last month.
Around 20 Church Lane residents signed.
Speed on 3 Church End is 40.
Saturday 14 May Street Fair was loud.
I live at the end of Mill Lane.
He has a gun licence and shoots near the path.
A man with a dog was attacked by another dog.
Gangs are fighting in the park every weekend.
He is following the same route each day.
She is being bullied at school.
Our vicar is being very helpful.
Police now patrol on Tuesdays.
Please help me and my neighbours with parking.
Can you help me? The parking is awful.
What is happening now with the CCTV?
Now that the knife bin has gone, what next?
I now feel unsafe: a man with a knife robbed the shop in March.
He had a knife at the bus stop last week.
The Stephen Perse school run is a nightmare.
Hills Road and Long Road are quiet.
Prince Harry Road is dark.
The Emmanuel United Reformed Church was burgled.
Hope Street Yard is full of bikes.
Mark the road with 20 roundels.
Mark Cambridge Road with 20 roundels.
Will Cambridge Road be resurfaced?
Max Speed signs are missing.
Sue Ryder shop had its window smashed.
Frank discussion would help.
Grant Thornton audited the council.
Marks and Spencer was robbed.
The Duke of Wellington pub is noisy.
Rose Crescent is full of drunk people.
Parker's Piece and Jesus Green.
Martin Close and Oliver Road.
Andrews Way needs lights.
Christmas Eve was noisy.
Good Friday and Easter Monday were worse.
Tesco Express and Costa Coffee.
The Neighbourhood Watch scheme.
Dog walkers on Coton footpath 7 are scared.
Footpath 12 Mill Lane end is blocked.
Bridleway 4 is churned up by 4x4s.
There are 2 Park Road speed bumps.
After 6 High Street is dangerous.
Before 7 Station Road is quiet.
Our speedwatch recorded 12 over 45, 3 over 50.
1,200 vehicles, 14% over 35 mph.
Route 1A, 2B and 3C are cut.
The no 5 bus is late.
The Number 8 was vandalised.
Nos. of burglaries went up.
No. 1 problem is litter.
Speeding is our No. 1 issue.
Postcode area cb24 has no pcso
the m11 and a14 are loud
we live near the a10 and hear bikes
the b1049 has 3 crashes a year
We saw 20 cars in 10 min at 35 to 50 mph.
Ref 35/83245/22 got no answer.
Crime number 35/83245/22 was closed.
CAD 123 456 7890 had no answer
OS grid TL 412 623 is where they tip
What3words ///filled.count.soap is where it is
7 Up bottles and Red Bull cans everywhere
Year 9 Village College pupils
Windows 10 laptops were stolen
An iPhone 12 Pro was taken
Ford Fiesta ST and VW Golf R32
BMW M3 and Audi RS6 racing
Audi A4 and Mercedes C63 AMG
Peugeot 206 with loud exhaust
A Yamaha R1 and a KTM 125
Mercedes C63 AMG racing
Audi RS4 ABT racing
Ford Transit T350 LWB vans were stolen
Vans like the VW T5 are targeted
E10 petrol was stolen
Highways England closed junction 32A to traffic
We are 1 of 3 villages
Bin day is 2 Nov and 16 Nov
1st Girton Scouts
The vote was 14 to 3.
at 10 pm and at 11 pm
at 10 the pub shuts
by 12 the rec is empty
No 12 year olds out late
from 6 to 8 cars
After a break in last year we now lock the shed.
Burglars now target vans.
Drug dealing is going on behind the shops.
Theft is going on all the time.
A fight is taking place there every weekend.
The 3 villages road is full of holes.
Doing 50 along station road is normal.
The traffic is 20 plus all day.
If someone is in immediate danger we ring 999.
They found a knife and now children are scared.
This can't go on.
I can't go on the busway after dark.
People call 999 and nobody comes.
I had to call the police.
My neighbour Watch coordinator moved away.
MARK the road better
The SAM speed sign
20 Range Rovers drive past
3 PCSOs walk the high street
there is 1 main road and 2 side road junctions
it is a 40 limit on the high street
the 30 signs on mill road are dirty
we get 2 police visits a year
at 50 down mill road
they do 60 on cambridge road
The A10 is a 2 lane road
We are fighting now for a crossing.
My children are in danger at the crossing.
I am in danger every time I cross Cambridge Road.
The barn was on fire last year.
She is following the petition closely.
South Cambs said the bins would be emptied.
National Highways told us to wait.
Girton Parish Council said it would pay.
Cambridge Water told us the road would be dug up.
Fen Ditton lives up to its name.
Great Shelford said no to the crossing.
Community Speedwatch told us the speeds.
Anglian Water said the drain was clear.
Royal Mail told me the van had gone.
Network Rail said the crossing was safe.
Bar Hill Residents said it was too fast.
Greater Anglia told passengers to drive.
Action Fraud told me to ring back.
Citizens Advice told her the same.
The Red Lion sold crisps to the youths.
A Land Rover drives over the green.
Trading Standards spoke at the meeting.
Taylor Wimpey told us the path would open.
East West Rail said the works begin soon.
Costa Coffee sells cups that end in the hedge.
Black Friday deals bring more vans.
We called Anglian Water about the flood.
There is a scheme called Vision Zero.
A project named Safer Streets was promised.
John Lewis told us the van would go.
Neighbourhood Watch said to lock the shed.
The Inspector said there would be patrols.
Then Girton said no as well.
Cambridge United said sorry for the parking.
The council also said that sarah would come.
There are 3 farms along the drove.
There are two houses without a light.
The house 2 doors down has been empty for years.
10 Crown Court cases were put off.
An old lady collapsed at the fair last year.
The wall has collapsed again.
A boy is missing his bike since the fair.
`
  .trim()
  .split('\n');
