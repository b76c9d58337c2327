// The declarations of tus-js-client name a type of Node's, which is not here.
type Buffer = never;
