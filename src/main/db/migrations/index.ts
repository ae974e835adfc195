import type { RawDb } from '../open.ts';
import * as house from './0001_house.ts';
import * as receivables from './0002_receivables.ts';
import * as reversals from './0003_reversals.ts';
import * as reps from './0004_reps.ts';
import * as hands from './0005_hands.ts';
import * as views from './0006_views.ts';
import * as replace from './0007_replace.ts';
import * as schemes from './0008_schemes.ts';
import * as grading from './0009_grading.ts';
import * as owingViews from './0010_owing_views.ts';
import * as repNames from './0011_rep_names.ts';
import * as runNames from './0012_run_names.ts';
import * as doubles from './0013_doubles.ts';
import * as health from './0014_health.ts';
import * as entries from './0015_entries.ts';
import * as recipes from './0016_recipes.ts';
import * as birthdays from './0017_birthdays.ts';
import * as skipped from './0018_skipped.ts';
import * as contactDoubles from './0019_contact_doubles.ts';
import * as same from './0020_same.ts';
import * as written from './0021_written.ts';
import * as owners from './0022_owners.ts';
import * as newestTotal from './0023_newest_total.ts';
import * as voided from './0024_voided.ts';
import * as ownReading from './0025_own_reading.ts';
import * as rhythm from './0026_rhythm.ts';
import * as clusters from './0027_clusters.ts';
import * as predictions from './0028_predictions.ts';
import * as forecasts from './0029_forecasts.ts';
import * as segments from './0030_segments.ts';
import * as demand from './0031_demand.ts';
import * as schemesMore from './0032_schemes_more.ts';
import * as dealersRevision from './0033_dealers_revision.ts';
import * as adviceRefused from './0034_advice_refused.ts';
import * as scorePlaces from './0035_score_places.ts';
import * as peerDays from './0036_peer_days.ts';
import * as visits from './0037_visits.ts';
import * as activities from './0038_activities.ts';
import * as workdays from './0039_workdays.ts';
import * as cases from './0040_cases.ts';
import * as fieldNotes from './0041_field_notes.ts';
import * as care from './0042_care.ts';
import * as surveys from './0043_surveys.ts';

export interface Migration {
  version: number;
  name: string;
  up(db: RawDb): void;
}

/** Append-only, in order; `user_version` of a file is the version of the last one it has seen. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, name: '0001_house', up: house.up },
  { version: 2, name: '0002_receivables', up: receivables.up },
  { version: 3, name: '0003_reversals', up: reversals.up },
  { version: 4, name: '0004_reps', up: reps.up },
  { version: 5, name: '0005_hands', up: hands.up },
  { version: 6, name: '0006_views', up: views.up },
  { version: 7, name: '0007_replace', up: replace.up },
  { version: 8, name: '0008_schemes', up: schemes.up },
  { version: 9, name: '0009_grading', up: grading.up },
  { version: 10, name: '0010_owing_views', up: owingViews.up },
  { version: 11, name: '0011_rep_names', up: repNames.up },
  { version: 12, name: '0012_run_names', up: runNames.up },
  { version: 13, name: '0013_doubles', up: doubles.up },
  { version: 14, name: '0014_health', up: health.up },
  { version: 15, name: '0015_entries', up: entries.up },
  { version: 16, name: '0016_recipes', up: recipes.up },
  { version: 17, name: '0017_birthdays', up: birthdays.up },
  { version: 18, name: '0018_skipped', up: skipped.up },
  { version: 19, name: '0019_contact_doubles', up: contactDoubles.up },
  { version: 20, name: '0020_same', up: same.up },
  { version: 21, name: '0021_written', up: written.up },
  { version: 22, name: '0022_owners', up: owners.up },
  { version: 23, name: '0023_newest_total', up: newestTotal.up },
  { version: 24, name: '0024_voided', up: voided.up },
  { version: 25, name: '0025_own_reading', up: ownReading.up },
  { version: 26, name: '0026_rhythm', up: rhythm.up },
  { version: 27, name: '0027_clusters', up: clusters.up },
  { version: 28, name: '0028_predictions', up: predictions.up },
  { version: 29, name: '0029_forecasts', up: forecasts.up },
  { version: 30, name: '0030_segments', up: segments.up },
  { version: 31, name: '0031_demand', up: demand.up },
  { version: 32, name: '0032_schemes_more', up: schemesMore.up },
  { version: 33, name: '0033_dealers_revision', up: dealersRevision.up },
  { version: 34, name: '0034_advice_refused', up: adviceRefused.up },
  { version: 35, name: '0035_score_places', up: scorePlaces.up },
  { version: 36, name: '0036_peer_days', up: peerDays.up },
  { version: 37, name: '0037_visits', up: visits.up },
  { version: 38, name: '0038_activities', up: activities.up },
  { version: 39, name: '0039_workdays', up: workdays.up },
  { version: 40, name: '0040_cases', up: cases.up },
  { version: 41, name: '0041_field_notes', up: fieldNotes.up },
  { version: 42, name: '0042_care', up: care.up },
  { version: 43, name: '0043_surveys', up: surveys.up },
];

export const SCHEMA_VERSION = MIGRATIONS.at(-1)?.version ?? 0;
