import { listCare, markCare, planCare } from './care.service.ts';

export const careApi = { 'care.list': listCare, 'care.plan': planCare, 'care.done': markCare };
