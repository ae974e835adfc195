import { helped } from './helped.service.ts';
import { review, reviewIds } from './review.service.ts';

export const visitReviewApi = {
  'visits.review': review,
  'visits.reviewIds': reviewIds,
  'visits.helped': helped,
};
