// Cockpit is for operators and stays in English; only its name is ours.
export default {
  app: {
    name: 'Cockpit',
    vendor: 'Payung'
  },
  customScripts: ['../tasklist/scripts/payung.js'],
  disableWelcomeMessage: true
};
