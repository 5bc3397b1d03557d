"""Invented texts of which an extraction left little but the words, and pages that hold no plan."""

SCATTERED = """Larchmoor Board Follow-up
Meeting
Item
Action Lead Deadline
Board 04/03/30
Winter beds
Chief Nurse to report on the number of
beds that stay empty each winter.
Board Dev. 10/08/30
Night buses
A timetable for the night buses to be agreed with the drivers.
Completed
Board 06/05/30
School nurses
Write to every school about the new clinic.
Larchmoor School Health Team
June 2031
"""

ONE_PARAGRAPH = (
    "Northland Night Watch Sleep Action Plan - public version Action Ref Number Action Delivery Status "
    "SLEEP8.5 Turn the street lamps down after ten wherever two neighbours ask for it Complete "
    "SLEEP42 Open a room for naps in each library, with a sofa that is long enough to lie down on June 2031 "
    "SLEEP7 Print a leaflet about naps in two languages and leave it wherever people wait for a bus Ongoing "
    "SLEEP33 Ask each household how well it sleeps and print what they say"
)

NEWS = """Larchmoor Gazette
Action
Lead
The council met on Tuesday and heard that the beach was cleaned by forty people.
It was the largest turnout since the pier was opened, and the mayor thanked everybody who came.
Keep your litter until you find a bin, the mayor said.
The next meeting is in the town hall, which has been painted since the storm of last winter.
"""

MINUTES = """Issue - meetings

Sleep Plan - Action Plan

Meeting: 13/01/2031 - Cabinet (Item 9)

9 Sleep Partnership Action Plan

The current plan covered the two villages. Adopted last year it identified three priorities:

  • Open rooms for naps in both libraries;
  • Turn down the street lamps at night; and
  • Reduce the number of people who wake before five.

The plan was noted.
"""
