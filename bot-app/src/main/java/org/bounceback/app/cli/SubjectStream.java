package org.bounceback.app.cli;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BiConsumer;
import org.bounceback.address.Ip;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.blocklist.BlocklistSubject;
import org.bounceback.blocklist.SubjectParser;
import org.bounceback.blocklist.SubjectParser.ParsedSubject;
import org.bounceback.blocklist.UnlistableNetworks;

/**
 * Iterates over the subjects in lines, with networks expanded to single addresses. Subjects that
 * cannot be checked are reported.
 */
final class SubjectStream implements Iterator<BlocklistSubject> {
  /** Larger IPv6 networks are refused; no list knows that many single addresses. */
  private static final int MAX_BITS_OF_IP6 = 16;

  private static final String NOT_AN_ADDRESS =
      "\"%s\" is neither an address nor a domain; enter for example 203.0.113.5";
  private static final String PRIVATE_ADDRESS =
      "%s: %s, so no public list contains it; enter the public address";
  private static final String TOO_LARGE =
      "%s has too many addresses to check one by one; enter a part of at most a /112";

  private final Iterator<String> lines;
  private final Status mistake;
  private final BiConsumer<String, InputError> reportError;
  private final UnlistableNetworks unlistableNetworks = UnlistableNetworks.load();
  private final Queue<ParsedSubject> parsedSubject = new ArrayDeque<>();
  private Iterator<Ip> range = Collections.emptyIterator();
  private Optional<BlocklistSubject> next = Optional.empty();
  private boolean isSkipping;

  /**
   * Reads the subjects of these lines.
   *
   * @param isTyped whether a user has just typed them, so that a mistake is an error; in a long
   *     file, unusable lines are skipped
   */
  SubjectStream(Iterator<String> lines, boolean isTyped, BiConsumer<String, InputError> complain) {
    this.lines = lines;
    this.mistake = isTyped ? Status.USAGE : Status.DONE;
    this.reportError = complain;
  }

  /** Skips the first subjects, which were already checked, without reporting their errors again. */
  void skip(long count) {
    isSkipping = true;
    for (long i = 0; i < count && hasNext(); i++) {
      next();
    }
    isSkipping = false;
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && advance()) {
      // The next subject may be one that cannot be checked.
    }
    return next.isPresent();
  }

  @Override
  public BlocklistSubject next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more subjects");
    }
    BlocklistSubject blocklistSubject = next.orElseThrow();
    next = Optional.empty();
    return blocklistSubject;
  }

  /** Advances by one step; returns false at the end. */
  private boolean advance() {
    if (range.hasNext()) {
      next = listable(new BlocklistSubject.Address(range.next()));
      return true;
    }
    ParsedSubject parsed = parsedSubject.poll();
    if (parsed instanceof ParsedSubject.One one) {
      next = listable(one.blocklistSubject());
      return true;
    }
    if (parsed instanceof ParsedSubject.Many many) {
      start(many);
      return true;
    }
    if (!lines.hasNext()) {
      return false;
    }
    readLine(lines.next());
    return true;
  }

  private void readLine(String line) {
    SubjectParser typed = SubjectParser.read(line);
    for (String word : typed.notUnderstood()) {
      reportError(word, new InputError("not-an-address", NOT_AN_ADDRESS.formatted(word), mistake));
    }
    parsedSubject.addAll(typed.parsedSubject());
  }

  private void start(ParsedSubject.Many many) {
    boolean isTooLarge =
        !many.range().first().isIp4() && many.range().size().bitLength() > MAX_BITS_OF_IP6 + 1;
    if (isTooLarge) {
      String text = many.range().toString();
      reportError(text, new InputError("too-many", TOO_LARGE.formatted(text), mistake));
    } else {
      range = many.range().iterator();
    }
  }

  private Optional<BlocklistSubject> listable(BlocklistSubject blocklistSubject) {
    Optional<String> reserved = unlistableNetworks.reason(blocklistSubject);
    reserved.ifPresent(
        why ->
            reportError(
                blocklistSubject.text(),
                new InputError(
                    "private-address",
                    PRIVATE_ADDRESS.formatted(blocklistSubject.text(), why),
                    Status.DONE)));
    return reserved.isPresent() ? Optional.empty() : Optional.of(blocklistSubject);
  }

  private void reportError(String subject, InputError inputError) {
    if (!isSkipping) {
      reportError.accept(subject, inputError);
    }
  }
}
