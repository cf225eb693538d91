package org.bounceback.erasure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bounceback.address.MailAddress;
import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.capacity.ByteBudget;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.InvalidDataException;
import org.bounceback.store.Database;
import org.bounceback.store.ResultRow;
import org.bounceback.store.StoreException;

/**
 * Finds the rows that contain an address. It reads pages outside of transactions, so that no writer
 * is blocked, and loads mails one at a time to limit memory.
 */
final class NamedRows {
  private static final int PAGE = 50;
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final Database database;
  private final AddressSearch search;
  private final ReadingMemory memory;

  NamedRows(Database database, MailAddress address, ReadingMemory memory) {
    this.database = database;
    this.memory = memory;
    this.search = new AddressSearch(address);
  }

  /**
   * A row that contains the address.
   *
   * @param owner the value of the table's owner column
   */
  record Found(PersonalTable table, String owner, List<Object> key) {}

  /** Handles a row that was found. */
  @FunctionalInterface
  interface Visitor {
    void visit(Found found) throws StoreException;
  }

  /** Passes the rows of a table that contain the address to {@code visitor}, ordered by key. */
  void visit(PersonalTable table, Visitor visitor) throws StoreException {
    List<Object> last = List.of();
    List<ResultRow> page;
    do {
      page = database.query(table.pageQuery(last.isEmpty(), PAGE), last.toArray());
      for (ResultRow resultRow : page) {
        last = key(table, resultRow);
        if (isNamed(table, resultRow, last)) {
          visitor.visit(new Found(table, owner(table, resultRow), last));
        }
      }
    } while (page.size() == PAGE);
  }

  /** Replaces the address in {@code text} by {@code instead}. */
  String replaced(String text, String instead) {
    return search.replaceIn(text, instead);
  }

  private boolean isNamed(PersonalTable table, ResultRow resultRow, List<Object> key)
      throws StoreException {
    for (String column : table.searchedColumns()) {
      if (resultRow.findText(column).filter(this::isIn).isPresent()) {
        return true;
      }
    }
    if (table.bytes().isEmpty()) {
      return false;
    }
    String column = table.bytes().get();
    String where = "%s and %s is not null".formatted(table.keyCondition(), column);
    List<ResultRow> sizes =
        database.query(
            "select length(%s) as size from %s where %s".formatted(column, table.name(), where),
            key.toArray());
    if (sizes.isEmpty()) {
      return false;
    }
    String select = "select %s from %s where %s".formatted(column, table.name(), where);
    return isInBytes(column, select, key, sizes.get(0).number("size"));
  }

  /** Searches the bytes. Loads them only after memory is reserved for them. */
  @SuppressWarnings("try") // The lease is only held until the block ends.
  private boolean isInBytes(String column, String select, List<Object> key, long size)
      throws StoreException {
    try (ByteBudget.Lease unused = memory.reserveContent(size, TIMEOUT)) {
      for (ResultRow bytes : database.query(select, key.toArray())) {
        if (new MailSearch(search).isIn(bytes.bytes(column))) {
          return true;
        }
      }
      return false;
    } catch (BudgetExhausted busy) {
      throw new StoreException(
          "not enough memory to search a stored mail; try again in a minute", busy);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new StoreException("the search was interrupted", stopped);
    }
  }

  /** Searches a text. Of JSON the decoded values are searched, not the escape sequences. */
  private boolean isIn(String text) {
    if (text.startsWith("{") || text.startsWith("[")) {
      var named = new AtomicBoolean();
      try {
        String unusedCopy =
            DocumentCodec.json("cell", text)
                .withTexts(
                    value -> {
                      named.compareAndSet(false, search.isIn(value));
                      return value;
                    });
        return named.get();
      } catch (InvalidDataException notJson) {
        return search.isIn(text);
      }
    }
    return search.isIn(text);
  }

  private static List<Object> key(PersonalTable table, ResultRow resultRow) {
    var key = new ArrayList<Object>();
    for (String column : table.keys()) {
      key.add(
          column.endsWith("#")
              ? (Object) resultRow.number(column.substring(0, column.length() - 1))
              : resultRow.text(column));
    }
    return List.copyOf(key);
  }

  private static String owner(PersonalTable table, ResultRow resultRow) {
    return table.owner() == PersonalTable.Owner.TICKET
        ? Long.toString(resultRow.number(table.ownerColumn()))
        : resultRow.text(table.ownerColumn());
  }
}
