const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** What a capitalised pair ends with where it names a street or a building, and not somebody. */
export const NOT_A_SURNAME = setOf(
  `Road Street Lane Close Avenue Drive Way Court Place Square Green Gardens Crescent Park Hill Terrace Row Bridge Hall Church
   College School Academy Hospital House Farm Common Fen Meadow Walk Roundabout Station Centre Club Day Inn Arms Primary
   Community Village Neighbourhood Speedwatch Playing Recreation Memorial Ambulance Speed`,
);

/**
 * Words that begin or end the name of a body, a place, a make or a post, and hardly ever somebody's: "National Highways
 * told us", "South Cambs said", "Land Rover drives past". A capitalised pair with one of them is nobody.
 */
export const NOT_SOMEBODY = setOf(`
  Parish Council Councils Councillor Councillors County City Town District Borough National International Royal British English Scottish
  Welsh European United Greater Great Little Upper Lower Nether North South East West Northern Southern Eastern Western Central
  Mid Old New High Low Long Fen Bar Castle Shudy Steeple Guilden Stow Market St Saint Isle Cambridge Cambridgeshire Cambs
  Huntingdon Huntingdonshire Peterborough Ely London Essex Suffolk Norfolk Hertfordshire Bedfordshire Lincolnshire England
  Britain Scotland Wales Anglia Anglian Girton Histon Impington Milton Cottenham Willingham Longstanton Swavesey Oakington
  Northstowe Cambourne Caldecote Comberton Hardwick Coton Barton Grantchester Sawston Shelford Stapleford Linton Duxford
  Whittlesford Fulbourn Teversham Waterbeach Landbeach Melbourn Meldreth Bassingbourn Gamlingay Papworth Fowlmere Foxton
  Harston Hauxton Trumpington Cherry Hinton Arbury Chesterton Abington Balsham Babraham Pampisford Bourn Elsworth Eversden
  Ditton Drayton Morden Camps Chishill Wilbraham Gransden Keynes
  Highways Highway Roads Road's Transport Traffic Rail Railway Railways Water Gas Power Energy Electric Media Mail Post Network Bus
  Buses Coach Coaches Stagecoach Whippet Environment Environmental Agency Agencies Authority Standards Trading Natural Historic
  Heritage Wildlife Trust Charity Charities Foundation Society Association Federation Union Institute Institution University
  Company Group Groups Partnership Partners Services Service Team Teams Office Officer Officers Department Ministry Government
  Parliament Party Labour Conservative Conservatives Liberal Democrat Democrats Commons Lords Commissioner Constabulary Police Policing
  Crime Crimestoppers Fraud Action Victim Victims Support Advice Citizens Bureau Health Care Fire Rescue Surgery Clinic Practice Pharmacy
  Dental Chief Deputy Vice Head Headteacher Inspector Sergeant Constable Superintendent Detective Warden Chair Chairman Clerk Leader Teacher
  Governor Governors Mayor Minister President Secretary Manager Director Residents Resident Neighbours Neighbourhoods Neighbourhood Watch Vision Zero
  Safer Safety Smarter Road Rural Youth Scouts Scout Guides Brownies Cubs Women's Men's Sports Football Cricket Rugby Tennis
  Bowls Rovers Rangers Wanderers Athletic Albion Supporters Fans Camcycle Connecting Local Express Extra Metro Store Stores Shop Shops
  Supermarket Garage Motors Cars Autos Homes Housing Estates Lettings Properties Builders Construction Developments Bank Insurance
  Tesco Sainsbury's Asda Aldi Lidl Morrisons Waitrose Boots Costa Starbucks Greggs Co-op Londis Spar Amazon Google Facebook
  Marketplace Maps Twitter Nextdoor Ring Virgin Vodafone Openreach Cadent Balfour Taylor Wimpey Persimmon Barratt Bellway
  Ford Vauxhall Volkswagen Audi Mercedes Peugeot Renault Citroen Toyota Honda Nissan Mazda Skoda Seat Kia Hyundai Fiat Volvo
  Land Range Rover Transit Golf Yamaha Suzuki Kawasaki Harley Aston Bentley Jaguar Porsche Tesla Mini Vespa
  Red White Black Blue Golden Lion Crown Bell Plough Horseshoes Dragon Swan Horse Ship Pub Hotel Bar Cafe Restaurant Kitchen Café
  Library Museum Theatre Cinema Gallery Nursery Preschool Pre-school Playgroup Schools Colleges Junior Infant Secondary Sixth Form Estate
  Field Fields Orchard Lodge Cottage Cottages Manor Grange Mill Barn Barns Woods Forest Lake River Canal Lock Airport Airfield
  Busway Guided Ride Cycle Cycling Bike Recycling Waste Operation Project Scheme Campaign Appeal Fund Programme Storm Forum
  Committee Panel Board Working Liaison Survey Report News Newspaper Radio Television Look Times Mirror Guardian Observer Evening
  Online Website App Home Age Help Line Helpline Samaritans Search Street View Christmas Easter Bank Good Boxing Year Eve
  Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October
  November December Spring Summer Autumn Winter God Christ Jesus Bible Catholic Baptist Methodist Anglican Mosque Temple
  Gypsy Travellers Dog Walkers Ramblers Friends Young Drivers Parents Pupils Students Farmers Riders Volunteers Members Visitors
`);

/** Words that a sentence or a clause begins with, in capitals there, and that are no part of a name. */
export const SENTENCE_WORDS = setOf(`
  The A An Our My Your His Her Their Its This That These Those Some Any Every Each Both All Most Many Few Several No Not One Two
  Three Four Five He She They We You It I Who What When Where Why How Which If As At In On By To For From Of Off With Without
  Near Behind Outside Opposite Over Under After Before Since Until While Because Although Though Then Now Today Yesterday
  Tonight Tomorrow Last Next First Later Also And But Or So Yet Yes Please Thanks Thank Dear Hello Hi Once Again Often Sometimes Usually
  Always Never Ever Only Even Just Still Recently Meanwhile However Maybe Perhaps Apparently Someone Somebody Anyone Everybody
  Everyone Nobody People Another Other Others Same Such Did Does Do Is Are Was Were Has Have Had Can Could Will Would Should
  Ask Tell Because Between During About Around Here There Said Says Told Mr Mrs Ms Miss Dr Sir Lady Lord Professor Reverend Rev
  PC PCSO DC DS Sgt Insp Cllr
`);

/** Whether two capitalised words could be somebody's name, as far as words of bodies, places and sentences tell. */
export function couldBeSomebody(first: string, second: string): boolean {
  return ![first, second].some((word) => {
    const bare = word.replace(/['’]s?$/, '');
    return [word, bare].some((one) => NOT_A_SURNAME.has(one) || NOT_SOMEBODY.has(one) || SENTENCE_WORDS.has(one));
  });
}
