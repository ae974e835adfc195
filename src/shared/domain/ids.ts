import { z } from 'zod';

const id = <B extends string>() => z.int().positive().brand<B>();

export const DealerId = id<'DealerId'>();
export type DealerId = z.infer<typeof DealerId>;
export const ContactId = id<'ContactId'>();
export type ContactId = z.infer<typeof ContactId>;
export const OrderId = id<'OrderId'>();
export type OrderId = z.infer<typeof OrderId>;
export const ProductId = id<'ProductId'>();
export type ProductId = z.infer<typeof ProductId>;
export const OperatorId = id<'OperatorId'>();
export type OperatorId = z.infer<typeof OperatorId>;
export const NoteId = id<'NoteId'>();
export type NoteId = z.infer<typeof NoteId>;
export const DealerFileId = id<'DealerFileId'>();
export type DealerFileId = z.infer<typeof DealerFileId>;
export const ActivityId = id<'ActivityId'>();
export type ActivityId = z.infer<typeof ActivityId>;
export const RepId = id<'RepId'>();
export type RepId = z.infer<typeof RepId>;
export const SourceId = id<'SourceId'>();
export type SourceId = z.infer<typeof SourceId>;
export const BatchId = id<'BatchId'>();
export type BatchId = z.infer<typeof BatchId>;
export const RecipeId = id<'RecipeId'>();
export type RecipeId = z.infer<typeof RecipeId>;
export const ClusterRunId = id<'ClusterRunId'>();
export type ClusterRunId = z.infer<typeof ClusterRunId>;
export const ClusterId = id<'ClusterId'>();
export type ClusterId = z.infer<typeof ClusterId>;
export const RunId = id<'RunId'>();
export type RunId = z.infer<typeof RunId>;
export const SchemeId = id<'SchemeId'>();
export type SchemeId = z.infer<typeof SchemeId>;
export const ChangeId = id<'ChangeId'>();
export type ChangeId = z.infer<typeof ChangeId>;

export const GroupId = id<'GroupId'>();
export type GroupId = z.infer<typeof GroupId>;
export const MergeId = id<'MergeId'>();
export type MergeId = z.infer<typeof MergeId>;
export const ContactMergeId = id<'ContactMergeId'>();
export type ContactMergeId = z.infer<typeof ContactMergeId>;
export const ViewId = id<'ViewId'>();
export type ViewId = z.infer<typeof ViewId>;
export const RefusalId = id<'RefusalId'>();
export type RefusalId = z.infer<typeof RefusalId>;
export const TagId = id<'TagId'>();
export type TagId = z.infer<typeof TagId>;
export const CustomFieldId = id<'CustomFieldId'>();
export type CustomFieldId = z.infer<typeof CustomFieldId>;
export const SegmentId = id<'SegmentId'>();
export type SegmentId = z.infer<typeof SegmentId>;

/** Ids of things that live only while the program runs. */
export const JobId = z.string().max(40).brand<'JobId'>();
export type JobId = z.infer<typeof JobId>;
export const ReportId = z.string().max(40).brand<'ReportId'>();
export type ReportId = z.infer<typeof ReportId>;
/** An opaque handle for a file the user picked; the path itself never reaches the renderer's payloads. */
export const FileRef = z.string().max(64).brand<'FileRef'>();
export type FileRef = z.infer<typeof FileRef>;
