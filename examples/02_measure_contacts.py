# SPDX-License-Identifier: MIT
"""From raw contacts to a ranking: what came in, what it measures, what is not known."""

import journeyrank as jr

model = jr.Model.read("examples/data/contact_centre.json")
measured = jr.measure("examples/data/contacts.csv", model, mapping="examples/data/contacts_map.json")

print(measured.rows["used"], "of", measured.rows["read"], "rows used")
for note in measured.notes:
    print(f"- {note.code}: {note.text}")

print()
for line in jr.rank(measured, model):
    print(f"{line.rank}  {line.id:<18}{100 * line.score:6.1f}")
