/**
 * Given names common in the United Kingdom, for finding people in a post. Facts of frequency, not of anybody; a name
 * that is missing here is caught by a title (Mr, Mrs) or not at all, and the team reads what it posts.
 */
export const GIVEN_NAMES = new Set(
  `
  Aaron Abdul Abigail Adam Adrian Ahmed Aidan Aisha Alan Albert Alex Alexander Alexandra Alfie Ali Alice Alison
  Amanda Amelia Amir Amy Andrea Andrew Angela Anita Ann Anna Anne Annie Anthony Antonio Archie Arjun Arthur Ashley
  Ava Barbara Barry Ben Benjamin Bernard Beth Bethany Beverley Brandon Brenda Brian Bruce Callum Cameron Carl Carol
  Caroline Catherine Charles Charlie Charlotte Cheryl Chloe Chris Christine Christopher Claire Clare Clive Colin
  Connor Craig Daisy Daniel Darren Dave David Dawn Dean Deborah Debra Denise Dennis Derek Diana Diane Dominic Donald
  Donna Doreen Dorothy Duncan Dylan Edward Eileen Elaine Eleanor Elizabeth Ella Ellen Ellie Emily Emma Eric Erin
  Ethan Eva Evan Evie Faith Farah Fatima Finley Fiona Frances Francesca Francis Frank Fred Frederick Freya Gareth
  Gary Gavin Gemma Geoffrey George Georgia Gerald Geraldine Gillian Glen Grace Graham Gregory Hannah Harriet
  Harrison Harry Harvey Hassan Hayley Heather Helen Henry Hilary Holly Howard Hugh Hussain Ian Ibrahim Imran Isaac
  Isabel Isabella Isla Ivan Jack Jackie Jacob Jacqueline Jade Jake James Jamie Jane Janet Janice Jasmine Jason Jayne
  Jean Jenna Jennifer Jeremy Jessica Jill Jim Joan Joanna Joanne Joe Joel John Jonathan Jordan Joseph Josh Joshua
  Joyce Juan Judith Julia Julian Julie June Justin Karen Karl Kate Katherine Kathleen Kathryn Katie Keith Kelly Ken
  Kenneth Kerry Kevin Khalid Kieran Kim Kimberley Kirsty Kyle Laura Lauren Lawrence Leah Lee Leo Leon Leonard Lesley
  Lewis Liam Lily Linda Lisa Logan Louis Louise Lucas Lucy Luke Lynn Lynne Malcolm Marcus Margaret Maria Marie
  Marion Mark Martin Mary Mason Matthew Maureen Max Megan Melanie Melissa Mia Michael Michelle Mike Mohamed Mohammad
  Mohammed Molly Monica Muhammad Nancy Naomi Natalie Natasha Nathan Neil Niall Nicholas Nick Nicola Nigel Noah
  Norman Oliver Olivia Omar Oscar Owen Pamela Patricia Patrick Paul Paula Pauline Peter Philip Phoebe Poppy Priya
  Rachel Ralph Raymond Rebecca Reece Rhys Richard Rita Robert Robin Rodney Roger Ronald Rosie Ross Roy Ruby Russell
  Ruth Ryan Sally Sam Samantha Samuel Sandra Sara Sarah Scott Sean Sebastian Shane Shannon Sharon Shaun Sheila
  Shirley Simon Sophia Sophie Stacey Stanley Stella Stephanie Stephen Steve Steven Stuart Susan Suzanne Sylvia Tanya
  Terence Teresa Terry Theo Theresa Thomas Tim Timothy Tina Tom Tony Tracey Tracy Trevor Tyler Valerie Vanessa Vera
  Veronica Victor Victoria Vincent Wayne Wendy William Yasmin Yusuf Yvonne Zachary Zara Zoe
  `
    .trim()
    .split(/\s+/),
);
