package org.bounceback.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class GroupCommitTest {
  @Parameter private Databases databases;
  private static final int CALLERS = 16;

  @TempDir private Path folder;
  private Database database;
  private GroupCommit commits;

  @BeforeEach
  void open() throws Exception {
    database = databases.open(folder);
    database.write(tx -> tx.update("create table numbers (n integer not null primary key)"));
    commits = new GroupCommit(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void writtenDataIsVisibleWhenTheCallReturns() throws Exception {
    int written = commits.write(tx -> add(tx, 7));

    assertEquals(1, written);

    assertEquals(List.of(7L), numbers());
  }

  @Test
  void anErrorInOneCallersWorkLeavesTheNextCallerAble() throws Exception {
    assertThrows(
        IllegalStateException.class,
        () ->
            commits.write(
                tx -> {
                  throw new StackOverflowError();
                }));

    int written = commits.write(tx -> add(tx, 7));
    assertEquals(1, written);
  }

  @Test
  void callersThatWaitForTheSameWriterShareACommit() throws Exception {
    var threads = Executors.newFixedThreadPool(CALLERS);
    var begun = new CountDownLatch(CALLERS);
    var transactions = new AtomicInteger();
    try {
      List<Callable<Integer>> calls =
          IntStream.range(0, CALLERS)
              .<Callable<Integer>>mapToObj(
                  n ->
                      () -> {
                        begun.countDown();
                        return commits.write(
                            tx -> {
                              transactions.incrementAndGet();
                              return add(tx, n);
                            });
                      })
              .toList();
      for (Future<Integer> each : threads.invokeAll(calls)) {
        assertEquals(1, each.get());
      }
    } finally {
      threads.shutdownNow();
    }

    assertEquals(CALLERS, numbers().size());
    assertEquals(CALLERS, transactions.get());
  }

  @Test
  void anUnavailableStoreIsReportedToEveryCaller() {
    database.close();

    assertThrows(Exception.class, () -> commits.write(tx -> add(tx, 1)));
    assertThrows(Exception.class, () -> commits.write(tx -> add(tx, 2)));
  }

  @Test
  void aFailingWriteDoesNotDelayOthers() throws Exception {
    assertThrows(
        IllegalStateException.class,
        () -> commits.write(tx -> tx.update("insert into nowhere values (1)")));

    int written = commits.write(tx -> add(tx, 3));

    assertEquals(1, written);
  }

  private static int add(Transaction tx, int number) {
    return tx.update("insert into numbers (n) values (?)", number);
  }

  private List<Long> numbers() throws StoreException {
    return database.query("select n from numbers order by n").stream()
        .map(resultRow -> resultRow.number("n"))
        .toList();
  }
}
