// TensorFlow.js, which training.mjs puts before tensorflow.js. Not its own types: make lint does not install it.
// biome-ignore lint/suspicious/noExplicitAny: as above
declare const tf: any;
