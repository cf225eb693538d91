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
 * The subjects that some lines mean, one at a time, networks address by address. What cannot be
 * looked up is complained of on the way.
 */
final class SubjectStream implements Iterator<BlocklistSubject> {
  /** No list knows more single addresses of IPv6 than that in one network. */
  private static final int MAX_BITS_OF_IP6 = 16;

  private static final String NOT_AN_ADDRESS =
      "\"%s\" is neither an address nor a domain; give for example 203.0.113.5";
  private static final String PRIVATE_ADDRESS =
      "%s: %s, so no public list holds it; give the address that the world sees";
  private static final String TOO_LARGE =
      "%s are too many addresses to look up one by one; give a part of at most a /112";

  private final Iterator<String> lines;
  private final Status mistake;
  private final BiConsumer<String, InputError> complain;
  private final UnlistableNetworks unlistableNetworks = UnlistableNetworks.packaged();
  private final Queue<ParsedSubject> parsedSubject = new ArrayDeque<>();
  private Iterator<Ip> range = Collections.emptyIterator();
  private Optional<BlocklistSubject> next = Optional.empty();
  private boolean isSkipping;

  /**
   * The subjects of these lines.
   *
   * @param isTyped whether a person has just typed them, who has to hear of a mistake at once; in a
   *     long file some lines may be of no use
   */
  SubjectStream(Iterator<String> lines, boolean isTyped, BiConsumer<String, InputError> complain) {
    this.lines = lines;
    this.mistake = isTyped ? Status.USAGE : Status.DONE;
    this.complain = complain;
  }

  /** Passes over the first ones, which were looked up before, without complaining again. */
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
      // The next one may be one that cannot be looked up.
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

  /** One step; false when there is nothing left. */
  private boolean advance() {
    if (range.hasNext()) {
      next = listable(new BlocklistSubject.Address(range.next()));
      return true;
    }
    ParsedSubject each = parsedSubject.poll();
    if (each instanceof ParsedSubject.One one) {
      next = listable(one.blocklistSubject());
      return true;
    }
    if (each instanceof ParsedSubject.Many many) {
      begin(many);
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
      complain(word, new InputError("not-an-address", NOT_AN_ADDRESS.formatted(word), mistake));
    }
    parsedSubject.addAll(typed.parsedSubject());
  }

  private void begin(ParsedSubject.Many many) {
    boolean isTooLarge =
        !many.range().first().isIp4() && many.range().size().bitLength() > MAX_BITS_OF_IP6 + 1;
    if (isTooLarge) {
      String text = many.range().toString();
      complain(text, new InputError("too-many", TOO_LARGE.formatted(text), mistake));
    } else {
      range = many.range().iterator();
    }
  }

  private Optional<BlocklistSubject> listable(BlocklistSubject blocklistSubject) {
    Optional<String> reserved = unlistableNetworks.why(blocklistSubject);
    reserved.ifPresent(
        why ->
            complain(
                blocklistSubject.text(),
                new InputError(
                    "private-address",
                    PRIVATE_ADDRESS.formatted(blocklistSubject.text(), why),
                    Status.DONE)));
    return reserved.isPresent() ? Optional.empty() : Optional.of(blocklistSubject);
  }

  private void complain(String subject, InputError inputError) {
    if (!isSkipping) {
      complain.accept(subject, inputError);
    }
  }
}
