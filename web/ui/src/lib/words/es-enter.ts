import type { EnterWords } from './en-enter';

/** Lo que las páginas de entrada dicen en español. */
export const esEnter: EnterWords = {
  signIn: {
    title: 'Iniciar sesión',
    text: 'No se pierde nada de lo que escribió en otra parte.',
    login: 'Usuario',
    password: 'Contraseña',
    go: 'Iniciar sesión',
    failed: (why) => `No se inició la sesión [${why}].`,
    byCode: 'Tengo un código',
  },
  password: {
    title: 'Elija su propia contraseña',
    text: 'La que usó servía una sola vez.',
    wanted: 'Contraseña nueva',
    again: 'La misma otra vez',
    differ: 'Las dos no coinciden. Escríbalas otra vez.',
    go: 'Guardarla',
    failed: (why) => `No se cambió [${why}].`,
  },
  join: {
    title: 'Unirse',
    code: 'Código',
    hint: 'Seis caracteres. Los espacios y las minúsculas no importan.',
    look: 'Buscar',
    seat: 'Puesto',
    name: 'Su nombre',
    nameHint: 'Lo ven quienes dirigen el ejercicio. La bitácora no lo guarda.',
    noName: 'El nombre está vacío. Tal vez su nombre de pila.',
    go: 'Ocupar el puesto',
    failed: (why) => `No se unió [${why}].`,
    place: (seat, agency) => `${seat}, ${agency}`,
  },
  mine: {
    title: 'Sus ejercicios',
    none: 'Todavía no está en ningún ejercicio. Quien dirige uno le da una función o un código.',
    seat: (title) => `Puesto: ${title}`,
    room: 'Sala de control',
    evaluate: 'Evaluar',
    scenarios: 'Escenarios',
    what: 'Sus ejercicios',
  },
  out: (name) => `Cerrar la sesión de ${name}`,
};
