<?php
/**
 * Changes, one after the other: judged, kept together or not at all, and answered. `src/adapter/store/writes.ts` over the tables of the site.
 *
 * @package CopElements
 */

namespace CopElements\Community;

defined( 'ABSPATH' ) || exit;

/** Keys with their answers are remembered for 30 days, in milliseconds. */
const MONTH = 2592000000;

/**
 * Makes a change.
 *
 * @param array  $change `verb`, and what belongs to it.
 * @param string $key    Names this change: the same one twice is one change.
 * @param bool   $is_dry Answer what would happen, and change nothing.
 * @param Reader $reader Who writes, over what there is.
 * @return array The `items` it made of things; `replayed` where this is an earlier answer once more.
 */
function write( $change, $key, $is_dry, $reader ) {
	$print = hash( 'sha256', encode( sorted( (object) $change ) ) );
	$name  = hash( 'sha256', ( $reader->actor['member'] ?? '' ) . ' ' . $key );
	if ( $is_dry ) {
		return answered_before( $name, $print ) ?? array( 'items' => foreseen( plan_of( $change, $reader ), $reader ) );
	}
	// Whoever is nobody here is nearly always refused: they hold up nobody who writes.
	if ( ! isset( $reader->actor['member'] ) && ! isset( $reader->actor['left'] ) ) {
		plan_of( $change, $reader );
	}
	return exclusively(
		function () use ( $change, $name, $print, $reader ) {
			$known = answered_before( $name, $print );
			if ( null !== $known ) {
				return $known;
			}
			// What was waited for may have changed what somebody may do.
			$reader->rows->forget();
			$reader = new Reader( $reader->rows, current_actor( $reader->rows ) );
			$now   = (int) floor( microtime( true ) * 1000 );
			$plan  = plan_of( $change, $reader );
			$items = carry_out( $plan, $reader );
			run( 'DELETE FROM ' . table( 'keys' ) . ' WHERE at < %d LIMIT 100', array( $now - MONTH ) );
			run( 'REPLACE INTO ' . table( 'keys' ) . ' (name, print, at, answer) VALUES (%s, %s, %d, %s)', array( $name, $print, $now, encode( $items ) ) );
			return array( 'items' => $items );
		}
	);
}

/** The answer this key was given, if the change is the same one. */
function answered_before( $name, $print ) {
	$known = query( 'SELECT print, answer FROM ' . table( 'keys' ) . ' WHERE name = %s', array( $name ) );
	if ( array() === $known ) {
		return null;
	}
	if ( $known[0]['print'] !== $print ) {
		throw new Refusal( 'invalid', 'This key already named another change.', array( 'key' => 'Make a new key for a new change.' ) );
	}
	return array(
		'items'    => json_decode( $known[0]['answer'] ),
		'replayed' => true,
	);
}

/** Writes what a plan comes to, and answers it as its writer sees it. */
function carry_out( $plan, $reader ) {
	$rows    = $reader->rows;
	$touched = array();
	foreach ( $plan['remove'] as $item ) {
		$touched = array_merge( $touched, $rows->links_of( $item ) );
		$rows->remove( $item['id'] );
	}
	foreach ( $plan['put'] as $item ) {
		$before  = $rows->item( $item['id'] );
		$touched = array_merge( $touched, null === $before ? array() : $rows->links_of( $before ), array( $item['id'] ) );
		$rows->put( $item );
	}
	// What an item hangs on may have come after it.
	foreach ( count( $plan['put'] ) > 1 ? $plan['put'] : array() as $item ) {
		$rows->link( $item );
	}
	foreach ( $plan['put'] as $item ) {
		$touched = array_merge( $touched, $rows->links_of( $item ) );
		// Whoever keeps their recognition to themselves is counted for nobody.
		foreach ( 'member' === $item['kind'] ? $rows->on( $item['id'] ) : array() as $child ) {
			$touched = 'award' === $child['kind'] ? array_merge( $touched, $rows->links_of( $child ) ) : $touched;
		}
	}
	foreach ( array_unique( $touched ) as $id ) {
		$rows->recount( $id );
	}
	$fresh = new Reader( $rows, $reader->actor );
	$items = array();
	foreach ( $plan['answer'] as $id ) {
		$item = $rows->item( $id );
		if ( null !== $item && $fresh->sees( $item ) ) {
			$items[] = $fresh->view( $item );
		}
	}
	return $items;
}

/** What a plan would be answered with, were it carried out. */
function foreseen( $plan, $reader ) {
	$planned = array_column( $plan['put'], null, 'id' );
	$items   = array();
	foreach ( $plan['answer'] as $id ) {
		$item = $planned[ $id ] ?? $reader->rows->item( $id );
		if ( null !== $item && $reader->sees( $item ) ) {
			$items[] = $reader->view( $item );
		}
	}
	return $items;
}

/** Does something alone on this site, all of it or nothing. */
function exclusively( $work ) {
	static $depth = 0;
	if ( $depth > 0 ) {
		return $work();
	}
	$lock = substr( hash( 'sha256', DB_NAME . table( 'items' ) ), 0, 60 );
	$got  = query( 'SELECT GET_LOCK(%s, 10) AS got', array( $lock ) );
	if ( '1' !== (string) $got[0]['got'] ) {
		throw new Refusal( 'unavailable', 'Others are writing. Try again.', array(), null, 2000 );
	}
	++$depth;
	try {
		run( 'START TRANSACTION', array() );
		$done = $work();
		run( 'COMMIT', array() );
		return $done;
	} catch ( \Throwable $error ) {
		$GLOBALS['wpdb']->query( 'ROLLBACK' );
		throw $error;
	} finally {
		--$depth;
		$GLOBALS['wpdb']->query( $GLOBALS['wpdb']->prepare( 'SELECT RELEASE_LOCK(%s)', $lock ) );
	}
}
