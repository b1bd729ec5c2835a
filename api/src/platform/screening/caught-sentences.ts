import type { ScreeningReason } from './residents-words.ts';

/** What residents write that must not be kept, by why: invented people, marks and numbers. */
export const caughtSentences: Record<ScreeningReason, readonly string[]> = {
  EMERGENCY: lines(`
    A car crash just happened and people are bleeding
    someone has collapsed in the street
    An elderly man has collapsed outside the shop.
    Child missing since an hour ago
    A child is missing.
    my ex is outside my door and will not leave
    He is at my front door and wont go away
    he is hitting her now
    He’s hitting her, please come.
    Someone is being attacked outside the shop.
    I am being followed.
    I'm being followed on the busway
    My neighbour is being beaten up by her boyfriend
    They are breaking in right now next door.
    Someone is trying to break in to my house.
    Somebody is breaking into our shed at this moment
    I am going to kill myself
    I want to die.
    I feel suicidal and nobody listens.
    She is about to jump off the bridge, she is going to end her life.
    I have taken an overdose
    There is a fire at the back of the pub.
    There's a fire in the barn
    The house next door is on fire
    help me
    hes got a knife
    im being attacked
    man with a gun running down the street
    A man is attacking a woman outside.
    My boyfriend just hit me.
    I’ve been stabbed
    call the police
    Please send someone now!
    He is outside my house now with a bat
    I can’t go on anymore
    Going to end it all.
    Someone is following me
    My dad is hurting my mum
    Help me!
    please help me, he has got in
    There is someone with a knife now at the bus stop.
    A man with a knife outside my house
    He has a knife
    He’s got a gun and he is shouting.
    A boy is waving a machete by the shops
    My husband hits me.
    He is going to kill me.
    He is threatening to stab my brother
    A burglary is in progress at the surgery
    There is a fight happening now outside the chip shop.
    They are stealing bikes right now behind the station
    He is not breathing
    She has just been stabbed
    There has just been a crash on the A14
    Send the police now
    We need an ambulance.
    There is an intruder in my house
    I am in danger
    My daughter is missing and it is dark
    She's being strangled
    He is hitting her now and his car is AB12 CDE, call me on 01223 496000.
  `),
  REGISTRATION_MARK: lines(`
    The car is AB12 CDE.
    A black Golf, AB12CDE, parks on the verge.
    a white van ab12 cde is there each night
    the mark was ab12cde I think
    Reg AB-12-CDE
    It was AB 12 CDE.
    A blue Astra, LK53 XYZ, races past the school.
    An old Land Rover A123 BCD tips rubbish.
    an old escort a123bcd
    The moped P45 KLM has no silencer.
    The tractor is ABC 123D.
    The MG with ABC123D is always speeding.
    The truck has the number plate 1234 AB.
    Its registration was VX 7.
    Number plate: 21 DPR
    Lorry registered as ABC 123 drives too fast
    A Belfast lorry, AIG 1234, parks here.
    THE VAN IS AB12 CDE AND IT IS ALWAYS THERE
    On the A14 the driver of KX70 FUN overtook me.
    his plate is P1 ABC
    GV 65 XYZ was here again
    Silver Focus,AE09 WTR,every night
  `),
  HOUSE_NUMBER: lines(`
    House 45 on Pepys Way
    3 Manor Farm
    The noise is from 7 Rose Cottages.
    They go to 12 Langham House every night.
    They deal from 14 High Street.
    The noise comes from number 14.
    No. 7 Girton Road has a dog that bites.
    Ask at no. 7, they know.
    Flat 3 is used for drugs.
    Loud music at 12B Mill Lane.
    Somebody at 3 The Green burns plastic.
    The people at 22 Queen Edith's Way complain.
    Parties at 14, Church Street
    They live at 14 and sell from the door.
    Loud music from Flat 12A every night
    14 St Peter's Street has a broken window
    the dealers are at 14 mill lane
    14 high street is where they go
    Bikes were taken from outside 8-10 Station Road.
    It is at 6 Kings Hedges Court.
    The house is number 9, with the red door.
    Deliver to 14, CB3 0QQ.
    Cars are sold from 112 Cambridge Rd all week.
    no 12 Mill lane has the dogs
    33 cambridge road is a shop for it
    17 Long Drove
    1 Manor Farm Close has scrap cars
    They are at 5 Park View most nights.
    Opposite no 5 they leave the rubbish.
  `),
  PHONE_NUMBER: lines(`
    Ring me on 07700 900123.
    My mobile is 07700900123
    call 01223 496000 after six
    (01223) 496000 is the hall
    +44 7700 900 123 any time
    0044 7700 900123
    07700-900-123
    07 70 09 00 12 3
    020 7946 0018
    01223.496000
    My number:07700900123.
    call me 447700900123
    tel 780123
    Text 07700 900 123 or come round
    The Irish one is +353 1 679 5077
    +44 (0)7700 900123
  `),
  EMAIL_ADDRESS: lines(`
    Write to pat@example.org please.
    pat.o-brien+village@mail.example.co.uk
    Contact:PAT@EXAMPLE.COM.
    I am pat at gmail dot com
    pat(at)hotmail.com
    <pat@example.org>
    send it to pat_b@example.net, thanks
  `),
  PERSON_NAMED: lines(`
    I saw Priyanka Patel by the shops again.
    I saw Kasia Nowak by the shops again.
    I saw Oluwaseun Adeyemi by the shops again.
    I saw Wei Zhang by the shops again.
    I saw Nguyen Thi Hoa by the shops again.
    I saw Dariusz Kowalski by the shops again.
    I saw Jayden Okafor by the shops again.
    I saw Shanice Brown by the shops again.
    I saw Kayleigh Turner by the shops again.
    I saw Ioana Popescu by the shops again.
    I saw Tyrone Blackwood by the shops again.
    I saw Siobhan Kelly by the shops again.
    I saw Zoltan Nagy by the shops again.
    I saw Siobhán Kelly by the shops again.
    I saw Łukasz Nowak by the shops again.
    I saw Özgür Yılmaz by the shops again.
    I saw Harpreet Gill by the shops again.
    I saw Gintaras Kazlauskas by the shops again.
    Wilbur Wibbleton was told to stop.
    Somebody called Horace Plumworthy spoke.
    Quillon Wibbleton was told about the noise twice.
    Somebody called Thorvald Plumworthy spoke.
    His name is Zebulon Quatermass.
    Yesterday Blessing Mbeki still sells from the corner.
    My neighbour Xanthor Bloggs is behind it.
    The driver, Quillon Wibbleton, was rude.
    A dealer by the name of Quillon Wibbleton
    Quillon Wibbleton keeps shouting at children.
    Dawn Brown sells drugs.
    john smith sells drugs
    everyone knows john smith was arrested
    a man called john smith is behind it
    priyanka patel lives there
    Mr Smith next door sells drugs.
    It was John Smith again.
    Ask Mrs. O’Neill.
    The dealer is called Simon Frost.
    Dr Patel would not help.
    Yesterday Sarah Jones shouted at us.
    mr smith at the corner
    We thank Inspector Paul Brown.
    Councillor Susan Taylor promised it.
    Lady Bracknell was rude.
    It is DAVE SMITH who deals.
    My neighbour Kevin deals drugs.
    Professor Plum did it.
    Miss Trent teaches there.
    Steve Harris parks on the green
  `),
};

function lines(text: string): string[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim());
}
