import { EvidenceFiles } from "./evidence_files";

window.zhipingEvidence = (listener) => new EvidenceFiles(listener);
