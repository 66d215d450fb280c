<?php
/**
 * How proven a practice is, by who used it: `src/model/maturity.ts`; and how long it holds, by its risk: `freshness.ts`.
 *
 * @package CopElements
 */

namespace CopElements\Community;

use function CopElements\Rules\tables;

defined( 'ABSPATH' ) || exit;

/** The fields in which a practice says something that others may rely on. */
const SAID = array( 'title', 'summary', 'problem', 'context', 'forces', 'steps', 'result', 'rationale', 'evidence', 'useWhen', 'notWhen', 'effort', 'sections', 'outcome' );

function adoptions_in( $children ) {
	return array_values( array_filter( $children, function ( $child ) { return 'adoption' === $child['kind']; } ) );
}

/** By the published rule; what it brought along from where it was imported is a floor. */
function maturity_of( $practice, $reports ) {
	$sum    = sum_of( $practice, $reports );
	$share  = $sum['independent'] > 0 ? $sum['again'] / $sum['independent'] : 0;
	$earned = 'idea';
	foreach ( tables()['maturity'] as $step => $rule ) {
		// Two thirds are two thirds, however they are written.
		if ( $sum['units'] < $rule['units'] || $share < $rule['again'] - 1e-9 ) {
			break;
		}
		$earned = $step;
	}
	$order = array_flip( tables()['kinds']['practice']['fields']['maturity']['of'] );
	$floor = $practice['broughtIn'] ?? 'idea';
	return ( $order[ $floor ] ?? 0 ) > $order[ $earned ] ? $floor : $earned;
}

/** Counts those who used it and had no part in it, each unit and each person once; one's own use apart. */
function sum_of( $practice, $reports ) {
	$own     = 0;
	$again   = 0;
	$counted = array();
	foreach ( $reports as $report ) {
		if ( 'retracted' === $report['state'] ) {
			continue;
		}
		if ( is_own_use( $practice, $report ) ) {
			++$own;
			continue;
		}
		$counted[] = $report;
		$again    += 'no' === $report['again'] ? 0 : 1;
	}
	return array(
		'adoptions'   => $own + count( $counted ),
		'independent' => count( $counted ),
		'units'       => pairs_of( $counted ),
		'again'       => $again,
	);
}

/** Is a report of somebody who had a part in the practice, or from where it comes from? Then it never counts. */
function is_own_use( $practice, $report ) {
	$insiders = array_merge( array( $practice['createdBy'] ?? null ), $practice['authors'] ?? array(), $practice['stewards'] ?? array() );
	return ( isset( $report['createdBy'] ) && in_array( $report['createdBy'], $insiders, true ) )
		|| ( isset( $practice['unit'] ) && plain( $practice['unit'] ) === plain( $report['unit'] ) );
}

/** The most pairs of a unit and somebody who told of it, each in one pair only, by augmenting paths. */
function pairs_of( $reports ) {
	$tellers = array();
	foreach ( $reports as $index => $report ) {
		// Nobody knows whether those who did not sign are the same.
		$tellers[ ' ' . plain( $report['unit'] ) ][] = $report['createdBy'] ?? "?$index";
	}
	$unit_of = array();
	$finds   = function ( $unit, &$seen ) use ( $tellers, &$unit_of, &$finds ) {
		foreach ( $tellers[ $unit ] as $teller ) {
			if ( isset( $seen[ $teller ] ) ) {
				continue;
			}
			$seen[ $teller ] = true;
			if ( ! isset( $unit_of[ $teller ] ) || $finds( $unit_of[ $teller ], $seen ) ) {
				$unit_of[ $teller ] = $unit;
				return true;
			}
		}
		return false;
	};
	$pairs = 0;
	foreach ( array_keys( $tellers ) as $unit ) {
		$seen   = array();
		$pairs += $finds( $unit, $seen ) ? 1 : 0;
	}
	return $pairs;
}

/** A word as it counts: units are the same however they are written. */
function plain( $word ) {
	$word = trim( $word );
	return function_exists( 'mb_strtolower' ) ? mb_strtolower( $word, 'UTF-8' ) : strtolower( $word );
}

/** A practice after a change, with since when it says what it says. */
function claimed( $before, $after ) {
	if ( 'practice' !== $after['kind'] ) {
		return $after;
	}
	$says_more = array_filter( SAID, function ( $name ) use ( $before, $after ) { return ! says_same( $before[ $name ] ?? null, $after[ $name ] ?? null ); } );
	// What is done to it is no change of what it says.
	$since = array() === $says_more ? ( $before['changedAt'] ?? $before['updatedAt'] ) : $after['updatedAt'];
	return array( 'changedAt' => $since ) + $after;
}

/** What an act sets: whoever verifies a practice and says no date for the next review gets one by its risk. */
function dated_by_risk( $item, $set ) {
	if ( 'practice' !== $item['kind'] || ! isset( $set['verifiedAt'] ) || isset( $set['reviewBy'] ) ) {
		return $set;
	}
	$holds = tables()['holds'];
	$days  = $holds[ $item['risk'] ?? 'medium' ] ?? $holds['medium'];
	return $set + array( 'reviewBy' => gmdate( 'Y-m-d', strtotime( $set['verifiedAt'] . 'T00:00:00Z' ) + $days * 86400 ) );
}
