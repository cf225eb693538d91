package org.bounceback.erasure;

import java.util.List;
import org.bounceback.cases.CaseId;

/**
 * The result of an erasure.
 *
 * @param erased the deleted cases
 * @param pending the cases that were not deleted because their ticket is being opened
 * @param ticketsElsewhere the numbers of their tickets in an external ticket system, which are not
 *     deleted
 */
public record Erasure(List<CaseId> erased, List<CaseId> pending, List<String> ticketsElsewhere) {}
