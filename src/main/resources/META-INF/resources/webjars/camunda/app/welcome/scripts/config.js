export default {
  app: {
    name: 'Beranda',
    vendor: 'Payung'
  },
  disableWelcomeMessage: true
};
