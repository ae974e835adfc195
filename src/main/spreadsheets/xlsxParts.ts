import { posix } from 'node:path';
import { AppError } from '../../shared/errors/appError.ts';
import type { SheetState } from './workbook.ts';
import { readXml } from './xmlEvents.ts';
import type { XmlAttributes, XmlSink } from './xmlTokenizer.ts';
import type { ZipArchive } from './zipArchive.ts';

export interface SheetPart {
  name: string;
  state: SheetState;
  part: string;
}

/** Where everything lies in the package; nothing of it is assumed except the root relationships. */
export interface PackageMap {
  sheets: SheetPart[];
  date1904: boolean;
  styles: string | undefined;
  sharedStrings: string | undefined;
}

interface Relationship {
  id: string;
  /** The last segment of the type, the same in transitional and strict documents. */
  type: string;
  target: string;
}

interface SheetEntry {
  name: string;
  state: SheetState;
  relation: string | undefined;
}

/** Where the main part lies when the root relationships do not say. */
const USUAL_PARTS = ['xl/workbook.xml', 'xl/workbook.bin', 'word/document.xml', 'ppt/presentation.xml'];

/** The part the root relationships call the document, e.g. `xl/workbook.xml` or `word/document.xml`. */
export async function findMainPart(zip: ZipArchive, name: string): Promise<string | undefined> {
  if (zip.has('_rels/.rels')) {
    const relations = await readRelationships(zip, '_rels/.rels', '', name);
    const main = relations.find((relation) => relation.type === 'officeDocument' && zip.has(relation.target));
    if (main) return main.target;
  }
  return USUAL_PARTS.find((part) => zip.has(part));
}

/** Reads the workbook part and its relationships. */
export async function readPackage(zip: ZipArchive, workbookPart: string, name: string): Promise<PackageMap> {
  const workbook = new WorkbookSink();
  await readXml(zip.read(workbookPart), workbook, name);
  if (workbook.root !== 'workbook') throw new AppError('sheet_not_spreadsheet', { name, what: 'ZIP' });
  const folder = posix.dirname(workbookPart);
  const relationsPart = posix.join(folder, '_rels', `${posix.basename(workbookPart)}.rels`);
  const relations = zip.has(relationsPart) ? await readRelationships(zip, relationsPart, folder, name) : [];
  const targetOf = (type: string, usual: string): string | undefined =>
    relations.find((relation) => relation.type === type && zip.has(relation.target))?.target ??
    (zip.has(posix.join(folder, usual)) ? posix.join(folder, usual) : undefined);
  return {
    sheets: workbook.sheets.flatMap((sheet, index) => locate(sheet, index, relations, folder)),
    date1904: workbook.date1904,
    styles: targetOf('styles', 'styles.xml'),
    sharedStrings: targetOf('sharedStrings', 'sharedStrings.xml'),
  };
}

/** Chart, dialog and macro sheets carry no rows and are left out. */
function locate(sheet: SheetEntry, index: number, relations: Relationship[], folder: string): SheetPart[] {
  const relation = relations.find((candidate) => candidate.id === sheet.relation);
  if (relation && relation.type !== 'worksheet') return [];
  const part = relation?.target ?? posix.join(folder, `worksheets/sheet${index + 1}.xml`);
  return [{ name: sheet.name, state: sheet.state, part }];
}

async function readRelationships(zip: ZipArchive, part: string, folder: string, name: string): Promise<Relationship[]> {
  const sink = new RelationshipSink(folder);
  await readXml(zip.read(part), sink, name);
  return sink.relations;
}

class RelationshipSink implements XmlSink {
  readonly relations: Relationship[] = [];
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  open(name: string, attributes: XmlAttributes): void {
    const target = attributes.get('Target');
    if (name !== 'Relationship' || target === undefined || attributes.get('TargetMode') === 'External') return;
    this.relations.push({
      id: attributes.get('Id') ?? '',
      type: posix.basename(attributes.get('Type') ?? ''),
      target: resolveTarget(this.folder, target),
    });
  }

  close(): void {
    return;
  }

  text(): void {
    return;
  }
}

/** Targets are relative to the source part's folder or, with a leading slash, to the package. */
function resolveTarget(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/');
  const decoded = path.includes('%') ? safeDecode(path) : path;
  return posix.join('/', decoded.startsWith('/') ? decoded : posix.join('/', folder, decoded)).slice(1);
}

function safeDecode(path: string): string {
  try {
    return decodeURI(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}

class WorkbookSink implements XmlSink {
  readonly sheets: SheetEntry[] = [];
  root = '';
  date1904 = false;
  private depth = 0;
  private inSheets = false;

  open(name: string, attributes: XmlAttributes): void {
    this.depth += 1;
    if (this.depth === 1) this.root = name;
    else if (this.depth === 2) {
      this.inSheets = name === 'sheets';
      if (name === 'workbookPr') this.date1904 = isTrue(attributes.get('date1904'));
    } else if (this.depth === 3 && this.inSheets && name === 'sheet') this.addSheet(attributes);
  }

  close(): void {
    this.depth -= 1;
  }

  text(): void {
    return;
  }

  private addSheet(attributes: XmlAttributes): void {
    const state = attributes.get('state');
    this.sheets.push({
      name: attributes.get('name') ?? `${this.sheets.length + 1}`,
      state: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
      relation: attributes.prefixed('id'),
    });
  }
}

/** The spellings of an XML boolean. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
