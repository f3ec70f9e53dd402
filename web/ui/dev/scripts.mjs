// Scripts for the fake server: one in two languages, one in English only. Everything in them is invented.

const t = (en, es) => ({ en, es });

export const firstNotice = {
  muster: 1,
  id: 'first-notice',
  title: t('First Notice', 'Primer aviso'),
  summary: t(
    'A storm drain fails at night. Five agencies must hear of it, answer, and pass it on while a radio net is down.',
    'Un drenaje pluvial falla de noche. Cinco agencias deben enterarse, responder y avisar mientras cae una red de radio.',
  ),
  fictional: true,
  languages: ['en', 'es'],
  exerciseType: 'drill',
  duration: '20m',
  briefing: t(
    'You work your normal duty. Acknowledge every message. All messages start and end with EXERCISE.',
    'Trabaje su turno normal. Acuse recibo de cada mensaje. Todo mensaje empieza y termina con EJERCICIO.',
  ),
  agencies: [
    { id: 'county-so', title: t('Vega County Sheriff', 'Alguacil del Condado Vega'), level: 'county', sector: 'law-enforcement' },
    { id: 'state-eoc', title: t('State EOC', 'COE Estatal'), level: 'state', sector: 'emergency-management' },
    { id: 'city-works', title: t('Piedra Public Works', 'Obras Públicas de Piedra'), level: 'municipal', sector: 'utility' },
    { id: 'hospital', title: t('Vega Regional Hospital', 'Hospital Regional Vega'), level: 'private', sector: 'hospital' },
    { id: 'mesa-aid', title: t('Mesa Aid Network', 'Red de Ayuda Mesa'), level: 'community', sector: 'community' },
  ],
  positions: [
    { id: 'so-dispatch', agency: 'county-so', title: t('Dispatch supervisor', 'Supervisora de despacho'), pointOfContact: true },
    { id: 'so-sergeant', agency: 'county-so', title: t('Patrol sergeant', 'Sargento de patrulla') },
    { id: 'eoc-watch', agency: 'state-eoc', title: t('Watch officer', 'Oficial de guardia'), pointOfContact: true },
    { id: 'eoc-logistics', agency: 'state-eoc', title: t('Logistics chief', 'Jefatura de logística') },
    { id: 'works-duty', agency: 'city-works', title: t('Duty engineer', 'Ingeniera de turno'), pointOfContact: true },
    { id: 'er-charge', agency: 'hospital', title: t('Charge nurse', 'Enfermera a cargo'), pointOfContact: true },
    { id: 'er-admin', agency: 'hospital', title: t('House supervisor', 'Supervisor de planta') },
    { id: 'aid-lead', agency: 'mesa-aid', title: t('Coordinator', 'Coordinadora'), pointOfContact: true },
  ],
  personas: [{ id: 'caller-1', title: t('A caller', 'Una persona que llama') }],
  sites: [
    { id: 'third-street', title: t('Third Street', 'Calle Tercera') },
    { id: 'shelter', title: t('Shelter', 'Albergue') },
  ],
  categories: {
    'incident-facts': t('Facts of the incident', 'Hechos del incidente'),
    health: t('Health', 'Salud'),
  },
  information: [
    { id: 'underpass-flooded', title: t('The underpass is flooded', 'El paso inferior está inundado'), category: 'incident-facts', tlp: 'green' },
    { id: 'patient-list', title: t('Names of the hurt', 'Nombres de los heridos'), category: 'health', tlp: 'amber' },
  ],
  resources: [
    { id: 'pumps', title: t('Mobile pumps', 'Bombas móviles'), kind: 'equipment', owner: 'city-works', count: 3 },
    { id: 'deputies', title: t('Patrol units', 'Unidades de patrulla'), kind: 'personnel', owner: 'county-so', count: 4, unit: 'units' },
  ],
  taskForces: [
    { id: 'drain-tf', title: t('Drain task force', 'Grupo de tarea del drenaje'), lead: 'so-dispatch', members: ['so-dispatch', 'works-duty', 'eoc-logistics'], link: 'phones' },
  ],
  actions: [
    { id: 'close-road', title: t('Close a road', 'Cerrar una carretera'), for: ['county-so'], steps: ['barriers', 'detour'] },
    { id: 'check-papers', title: t('Ask the injured for papers', 'Pedir papeles a los heridos'), for: ['county-so'] },
  ],
  pacePlans: [
    { id: 'pace-so-eoc', between: ['county-so', 'state-eoc'], primary: 'county-net', alternate: 'phones', contingency: 'portal' },
    { id: 'pace-so-works', between: ['county-so', 'city-works'], primary: 'county-net', alternate: 'phones' },
  ],
  links: [
    { id: 'county-net', title: t('County radio net', 'Red de radio del condado'), channel: 'radio', members: ['county-so', 'state-eoc', 'city-works'], delay: { median: '8s', p90: '25s' }, loss: 0.03 },
    { id: 'phones', title: t('Telephone', 'Teléfono'), channel: 'telephone', members: ['county-so', 'state-eoc', 'city-works', 'hospital', 'mesa-aid'] },
    { id: 'portal', title: t('Duty portal', 'Portal de guardia'), channel: 'secure-portal', members: ['county-so', 'state-eoc', 'hospital'], secure: true, delay: { median: '5s', p90: '20s' } },
    { id: 'office-mail', title: t('Office mail', 'Correo de oficina'), channel: 'email', members: ['state-eoc', 'city-works', 'hospital', 'mesa-aid'] },
  ],
  msel: [
    { id: 'm-01', number: '1', kind: 'contextual', title: t('Forecast', 'Pronóstico'), from: 'state-eoc', to: 'all', over: 'direct', at: 'T+00:00', text: t('Heavy rain until morning. Drains may fail.', 'Lluvia fuerte hasta la mañana. Los drenajes pueden fallar.') },
    { id: 'm-02', number: '2', kind: 'inject', title: t('Water in the underpass', 'Agua en el paso inferior'), from: 'caller-1', to: ['so-dispatch'], over: 'direct', at: 'T+00:01', text: t('The underpass at Third Street is filling up. A bus is stuck.', 'El paso inferior de la calle Tercera se está llenando. Hay un autobús atascado.'), spokenIn: 'es', acknowledgeWithin: '2m', items: ['underpass-flooded', 'patient-list'], decision: { id: 'd-bus', question: t('What do you do about the bus?', '¿Qué hace con el autobús?'), options: [
      { id: 'send-boat', text: t('Send the swift-water team and close the road', 'Enviar al equipo de aguas rápidas y cerrar la calle') },
      { id: 'wait', text: t('Wait for the duty engineer', 'Esperar a la ingeniera de turno') },
      { id: 'drive-in', text: t('Drive in with a patrol car', 'Entrar con una patrulla') },
    ] } },
    { id: 'm-03', number: '3', kind: 'inject', title: t('Pump alarm', 'Alarma de bomba'), from: 'city-works', to: ['works-duty', 'so-dispatch'], over: 'best', at: 'T+00:03', text: t('Pump 2 has stopped. Pump 1 runs hot.', 'La bomba 2 se detuvo. La bomba 1 está caliente.'), acknowledgeWithin: '3m' },
    { id: 'm-04', number: '4', kind: 'inject', title: t('Beds free?', '¿Camas libres?'), from: 'state-eoc', to: ['er-charge'], over: 'portal', at: 'T+00:05', text: t('How many beds are free tonight?', '¿Cuántas camas libres hay esta noche?'), acknowledgeWithin: '3m', expects: [{ id: 'e-beds', who: 'er-charge', message: { kind: 'reply', to: ['state-eoc'] }, within: '10m' }] },
    { id: 'm-05', number: '5', kind: 'inject', title: t('Families ask for help', 'Familias piden ayuda'), from: 'caller-1', to: ['aid-lead', 'eoc-watch'], over: 'direct', at: 'T+00:07', text: t('Twelve families want to leave the flats by the drain.', 'Doce familias quieren salir de los apartamentos junto al drenaje.'), acknowledgeWithin: '3m' },
    { id: 'm-06', number: '6', kind: 'inject', title: t('Road status', 'Estado de las vías'), from: 'county-so', to: ['eoc-watch', 'works-duty'], over: 'county-net', at: 'T+00:09', text: t('Third Street is closed between Mesa and Vega.', 'La calle Tercera está cerrada entre Mesa y Vega.'), acknowledgeWithin: '2m' },
    { id: 'm-07', number: '6-A', kind: 'contingency', title: t('The EOC asks again', 'El COE pregunta otra vez'), from: 'state-eoc', to: ['er-charge'], over: 'phones', whenMissed: 'e-beds', text: t('We still need your beds.', 'Todavía necesitamos sus camas.'), acknowledgeWithin: '3m' },
    { id: 'm-08', number: '7', kind: 'inject', title: t('Power flickers', 'La luz parpadea'), from: 'caller-1', to: ['er-admin', 'er-charge'], over: 'direct', after: { line: 'm-04', event: 'acknowledged', delay: '2m' }, text: t('Lights flicker on the second floor.', 'Las luces parpadean en el segundo piso.'), acknowledgeWithin: '3m' },
    { id: 'm-09', number: '8', kind: 'inject', title: t('A rumor about the shelter', 'Un rumor sobre el albergue'), from: 'caller-1', to: ['aid-lead'], over: 'direct', at: 'T+00:13', text: t('People say the shelter is full. Is it true?', 'Dicen que el albergue está lleno. ¿Es cierto?'), acknowledgeWithin: '3m' },
    { id: 'm-10', number: '9', kind: 'inject', title: t('Situation report due', 'Vence el informe de situación'), from: 'state-eoc', to: ['so-sergeant', 'so-dispatch', 'eoc-logistics'], over: 'best', at: 'T+00:17', text: t('Send your situation report.', 'Envíe su informe de situación.'), acknowledgeWithin: '2m' },
  ],
  disruptions: [
    { id: 'net-cut', title: t('County net down', 'Cae la red del condado'), kind: 'outage', hits: { link: 'county-net' }, at: 'T+00:08', lasts: '6m' },
    { id: 'portal-slow', title: t('Portal slow', 'Portal lento'), kind: 'latency', hits: { link: 'portal' }, at: 'T+00:04', lasts: '8m', factor: 4 },
  ],
};

export const dryWash = {
  ...firstNotice,
  id: 'dry-wash',
  title: { en: 'Dry Wash' },
  summary: { en: 'A flood cuts a tower while a crash needs five agencies. All people and units are invented.' },
  languages: ['en'],
  exerciseType: 'functional',
  duration: '2h',
};
