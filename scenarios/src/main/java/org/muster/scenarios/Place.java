package org.muster.scenarios;

/** Where a message can go to or come from: a seat, an agency (its point of contact), or a persona (SimCell). */
public sealed interface Place extends Identifier permits Position.Id, Agency.Id, Persona.Id {}
