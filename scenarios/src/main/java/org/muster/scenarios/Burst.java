package org.muster.scenarios;

/**
 * Losses that come in bursts (Gilbert and Elliott): a link is in a good or a bad state, and each message moves it
 * first.
 *
 * @param p chance to go from good to bad
 * @param r chance to go from bad to good
 */
public record Burst(Share p, Share r, Share lossGood, Share lossBad) {}
